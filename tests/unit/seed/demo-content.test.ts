import { describe, expect, it } from 'vitest';
import { slugSchema } from '@/lib/kernel/slug';
import { headingsOf } from '@/lib/rich-text/headings';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';
import { demoArticles, demoSections, demoTopics } from '@/lib/seed/demo-content';
import { createSectionSchema } from '@/lib/sections/section-schema';
import type { RichTextNode } from '@/models/article';

describe('the demo content', () => {
  it('has ten items in three batches, newest first', () => {
    const days = demoArticles.map((article) => article.day);
    expect(days).toEqual([
      ...Array<string>(4).fill('2017-10-01'),
      ...Array<string>(2).fill('2017-09-24'),
      ...Array<string>(4).fill('2017-09-16'),
    ]);
  });

  it('has addresses that are valid and occur once', () => {
    for (const list of [demoArticles, demoSections, demoTopics]) {
      const slugs = list.map((entry) => entry.slug);
      expect(new Set(slugs).size).toBe(slugs.length);
      for (const slug of slugs) expect(slugSchema.safeParse(slug).success).toBe(true);
    }
  });

  it('has texts that the editor could have saved', () => {
    for (const { body } of [...demoArticles, ...demoSections])
      expect(richTextSchema.parse(body)).toEqual(body);
  });

  it('has further reading that a form would take, and headings enough for a table of contents', () => {
    const background = demoSections.filter((section) => section.kind === 'background');
    for (const section of background) {
      const { title, opening, body, kind, furtherReading, lastReviewed } = section;
      const input = { title, opening, body, kind, furtherReading, lastReviewed, topicIds: [] };
      expect(createSectionSchema.parse(input)).toEqual(input);
      expect(headingsOf(body).length).toBeGreaterThan(3);
    }
  });

  it('leads nowhere that does not exist', () => {
    const addresses = new Set([
      ...['/archive', '/events', '/join', '/news', '/topics'],
      ...demoArticles.map((article) => `/news/${article.slug}`),
      ...demoTopics.map((topic) => `/topics/${topic.slug}`),
      ...demoSections.map((section) => `/${section.slug}`),
    ]);
    const links = [...demoArticles, ...demoSections].flatMap(({ body }) => linksIn(body));
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(addresses).toContain(link);
  });

  it('uses only its own topics, and every one of them', () => {
    const used = new Set(demoArticles.flatMap((article) => article.topics));
    const all = demoTopics.map((topic) => topic.slug);
    expect([...used].sort()).toEqual(all.sort());
    for (const slug of demoSections.flatMap((section) => section.topics ?? [])) expect(all).toContain(slug);
  });

  it('corrects the company’s name and announces the conference in London’s time', () => {
    expect(demoArticles[2]?.corrections?.[0]?.text).toContain('Auntani');
    expect(JSON.stringify(demoArticles[2]?.body)).not.toContain('Auntani');
    expect(demoArticles[9]?.event?.startsAt).toBe('2017-10-14T09:00:00.000Z');
  });
});

function linksIn(node: RichTextNode | { content?: RichTextNode[] }): unknown[] {
  const own = 'marks' in node ? (node.marks ?? []).flatMap((mark) => mark.attrs?.href ?? []) : [];
  return [...own, ...(node.content ?? []).flatMap(linksIn)];
}
