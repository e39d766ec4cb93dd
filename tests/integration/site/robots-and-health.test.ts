import { expect, it } from 'vitest';
import { GET as ready } from '@/app/api/ready/route';
import { GET as health } from '@/app/api/health/route';
import robots from '@/app/robots';

process.env.SITE_URL = 'https://psg.example';

it('keeps robots out of the back office and shows them the sitemap', () => {
  expect(robots().sitemap).toEqual([
    'https://psg.example/sitemap.xml',
    'https://psg.example/news-sitemap.xml',
  ]);
  expect(JSON.stringify(robots().rules)).toContain('/dashboard');
});

it('is alive and ready', async () => {
  expect(health().status).toBe(200);
  expect((await ready()).status).toBe(200);
});
