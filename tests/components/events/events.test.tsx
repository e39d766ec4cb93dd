import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EventAside } from '@/components/events/event-aside';
import { ArticleItem } from '@/components/articles/article-item';
import { EventNotice } from '@/components/events/event-status';
import { EventDetails } from '@/components/events/event-details';
import { EventView } from '@/components/events/event-view';
import { EventsView } from '@/components/events/events-view';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

const item = (title: string, event = exampleEvent()) => ({ ...exampleArticle({ title }), event });
const nothing = { items: [], older: null, newer: null };
const calendarUrl = 'https://psg.example/events.ics';
const cancelled = exampleEvent({ status: 'cancelled', statusNote: 'The hall is closed.' });
const body = {
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The words.' }] }],
};

describe('EventsView', () => {
  it('says when and where, to the end where it is known, and leads to the event’s own page', () => {
    const talk = item('A talk', {
      ...exampleEvent({ venue: 'London' }),
      startsAt: '2026-12-01T18:00:00.000Z',
      endsAt: '2026-12-01T20:00:00.000Z',
    });
    render(<EventsView upcoming={[talk]} past={nothing} calendarUrl={calendarUrl} />);
    expect(screen.getByRole('article')).toHaveTextContent('1 December 2026, 18:00 to 20:00');
    expect(screen.getByRole('link', { name: 'A talk' })).toHaveAttribute('href', `/events/${talk.slug}`);
    expect(screen.getByRole('link', { name: calendarUrl })).toHaveAttribute('href', '/events.ics');
    expect(screen.queryByRole('heading', { name: /Past/ })).toBeNull();
  });

  it('stands what was under its years, and leads on', () => {
    const past = {
      items: [
        item('Later'),
        item('Same year', exampleEvent({ startsAt: '2017-01-01T00:00:00.000Z' })),
        item('Year before', exampleEvent({ startsAt: '2016-12-31T12:00:00.000Z' })),
      ],
      older: 'c',
      newer: null,
    };
    render(<EventsView upcoming={[]} past={past} calendarUrl={calendarUrl} />);
    const year = (name: string) => screen.getByRole('heading', { name }).closest('section') as HTMLElement;
    expect(within(year('Past events 2017')).getAllByRole('article')).toHaveLength(2);
    expect(within(year('Past events 2016')).getByRole('article')).toHaveTextContent('Year before');
    expect(screen.getByRole('link', { name: 'Earlier events' })).toHaveAttribute('href', '/events?before=c');
  });

  it('says so where none is announced, and on a page of earlier events nothing of it', () => {
    const { rerender } = render(<EventsView upcoming={[]} past={nothing} calendarUrl={calendarUrl} />);
    expect(screen.getByRole('heading', { name: /No event/ })).toBeInTheDocument();
    rerender(<EventsView upcoming={null} past={{ ...nothing, newer: 'first' }} calendarUrl={calendarUrl} />);
    expect(screen.queryByRole('heading', { name: /No event/ })).toBeNull();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Earlier events');
    expect(screen.getByRole('link', { name: 'Later events' })).toHaveAttribute('href', '/events');
  });
});

describe('an event that does not go ahead says so in words', () => {
  it('in lists and beside the lead', () => {
    render(<EventsView upcoming={[item('Talk', cancelled)]} past={nothing} calendarUrl={calendarUrl} />);
    expect(screen.getByRole('article')).toHaveTextContent('Cancelled · 14 October 2017, from 10:00');
    expect(screen.getByRole('article')).toHaveTextContent('The hall is closed.');
    render(
      <EventAside
        when="upcoming"
        item={item('Walk', exampleEvent({ status: 'postponed' }))}
        today="2017-10-01"
      />,
    );
    expect(screen.getByRole('region', { name: 'Next event' })).toHaveTextContent('Postponed · 14 October');
  });

  it('and among the news', () => {
    render(<ArticleItem item={item('Talk', cancelled)} />);
    expect(screen.getByRole('article')).toHaveTextContent(/^CancelledTalk/);
  });

  it('and before its facts, with the editors’ word, the time no longer called when', () => {
    render(
      <>
        <EventNotice event={cancelled} />
        <EventDetails event={cancelled} over={false} />
      </>,
    );
    expect(screen.getByText(/This event is cancelled/)).toBeInTheDocument();
    expect(screen.getByText('The hall is closed.')).toBeInTheDocument();
    expect(screen.queryByText('When')).toBeNull();
    expect(screen.getByText('Announced for').parentElement).toHaveTextContent('14 October 2017');
  });
});

describe('EventView', () => {
  const detail = {
    ...item('Conference'),
    body,
    corrections: [],
    publishedAt: '2017-09-16T18:00:00.000Z',
    updatedAt: '2017-09-16T18:00:00.000Z',
  };

  it('has the event’s day in the rail, its text, the file for calendars, and the way back', () => {
    render(<EventView event={detail} today="2017-10-01" />);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Conference');
    expect(screen.getByText('The words.')).toBeInTheDocument();
    expect(screen.getByText(/14 October/, { selector: '.when time' })).toHaveAttribute(
      'datetime',
      '2017-10-14',
    );
    expect(screen.getByRole('link', { name: /calendar/ })).toHaveAttribute(
      'href',
      `/events/${detail.slug}/event.ics`,
    );
    expect(screen.getByRole('link', { name: 'Announced in the news on 1 October 2017' })).toHaveAttribute(
      'href',
      `/news/${detail.slug}`,
    );
  });

  it('says before anything else that it does not go ahead, and offers no calendar file', () => {
    render(<EventView event={{ ...detail, event: cancelled }} today="2017-10-01" />);
    const title = screen.getByRole('heading', { level: 1 });
    expect(title.nextElementSibling).toHaveTextContent('This event is cancelled');
    expect(screen.queryByRole('link', { name: /calendar/ })).toBeNull();
  });

  it('offers no calendar file once it is over', () => {
    render(<EventView event={detail} today="2017-10-15" />);
    expect(screen.getByText(/this event is over/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /calendar/ })).toBeNull();
  });
});
