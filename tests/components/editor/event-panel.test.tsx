import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { EventPanel } from '@/components/editor/event-panel';
import type { ArticleContent } from '@/lib/articles/article-editing-types';

const start = { day: '2017-10-14', event: null } as ArticleContent;

function Panel({ seen }: { seen: (event: ArticleContent['event']) => void }) {
  const [content, setContent] = useState(start);
  seen(content.event);
  return <EventPanel content={content} change={(part) => setContent({ ...content, ...part })} errors={{}} />;
}

it('asks for a word of explanation only where the event does not go ahead, and keeps it meanwhile', async () => {
  let event: ArticleContent['event'] = null;
  render(<Panel seen={(now) => (event = now)} />);
  await userEvent.click(screen.getByLabelText('It announces an event'));
  expect(event).toMatchObject({ startsAt: '2017-10-14T18:00', status: 'confirmed', statusNote: '' });
  const choice = screen.getByLabelText('Does it take place?');
  expect(screen.queryByLabelText('A word of explanation')).toBeNull();
  await userEvent.selectOptions(choice, 'Cancelled');
  await userEvent.type(screen.getByLabelText('A word of explanation'), 'Snow');
  expect(event).toMatchObject({ status: 'cancelled', statusNote: 'Snow' });
  await userEvent.selectOptions(choice, 'Yes, as announced');
  expect(screen.queryByLabelText('A word of explanation')).toBeNull();
  await userEvent.selectOptions(choice, 'Postponed: not at this time');
  expect(screen.getByLabelText('A word of explanation')).toHaveValue('Snow');
});
