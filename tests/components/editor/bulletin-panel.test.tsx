import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { BulletinPanel } from '@/components/editor/bulletin-panel';
import type { ArticleContent } from '@/lib/articles/article-editing-types';

const start = { bulletin: null } as ArticleContent;

function Panel({
  seen,
  errors = {},
}: {
  seen: (bulletin: ArticleContent['bulletin']) => void;
  errors?: Record<string, string>;
}) {
  const [content, setContent] = useState(start);
  seen(content.bulletin);
  return (
    <BulletinPanel content={content} change={(part) => setContent({ ...content, ...part })} errors={errors} />
  );
}

it('asks for number and time once the item comes from a bulletin, and lets go of both', async () => {
  let bulletin: ArticleContent['bulletin'] = null;
  render(<Panel seen={(now) => (bulletin = now)} errors={{ 'bulletin.period': 'Write which time' }} />);
  expect(screen.queryByLabelText('Number')).toBeNull();
  await userEvent.click(screen.getByLabelText('It comes from a numbered bulletin'));
  await userEvent.type(screen.getByLabelText('Number'), '134');
  await userEvent.type(screen.getByLabelText('Time it covers'), 'June 2009');
  expect(bulletin).toEqual({ number: '134', period: 'June 2009' });
  expect(screen.getByLabelText('Time it covers')).toHaveAccessibleDescription(/Write which time/);
  await userEvent.click(screen.getByLabelText('It comes from a numbered bulletin'));
  expect(bulletin).toBeNull();
});
