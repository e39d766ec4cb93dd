import { describe, expect, it, vi } from 'vitest';
import { problemResponse } from '@/lib/http/problem';
import { AppError } from '@/lib/kernel/errors';

describe('problem details', () => {
  it('carry the code, the sentence and the fields', async () => {
    const response = problemResponse(
      new AppError('invalid-input', 'One thing to put right', { fields: { title: 'Enter a headline' } }),
    );
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 422,
      code: 'invalid-input',
      fields: { title: 'Enter a headline' },
    });
  });

  it('tell nothing of a fault of ours', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const response = problemResponse(new Error('secret connection string'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(stderr).toHaveBeenCalledWith(expect.stringContaining('secret connection string'));
    stderr.mockRestore();
  });

  it('say when to come back', () => {
    expect(problemResponse(new AppError('rate-limited', 'Later')).headers.get('retry-after')).toBe('60');
  });
});
