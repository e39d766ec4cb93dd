import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ApplicationView } from '@/components/members/application-view';
import { ContactList } from '@/components/members/contact-list';
import { DeclineForm } from '@/components/members/decline-form';
import { DeskList } from '@/components/members/desk-list';
import { DeskTabs } from '@/components/members/desk-tabs';
import { OutboxList } from '@/components/members/outbox-list';
import type { ApplicationDetail } from '@/lib/members/application-types';

const application: ApplicationDetail = {
  id: '0123456789abcdef01234567',
  reference: 'PSG-7K4M-2Q9X',
  state: 'pending',
  name: 'Ana Quispe',
  email: 'ana@example.org',
  kindLabel: 'Individual, waged',
  submittedAt: '2026-03-01T12:00:00.000Z',
  bulletin: 'post',
  address: { lines: '1 High Street', postcode: 'N1 1AA', country: '' },
  message: 'Hello',
  consents: [{ key: 'record', wording: 'You may keep this.', givenAt: '2026-03-01T12:00:00.000Z' }],
  confirmedAt: null,
  confirmedBy: null,
  decidedAt: null,
  decisionReason: null,
  contactId: null,
  version: 1,
};

describe('the desk', () => {
  it('lists requests with state, reference and a way on', () => {
    render(<DeskList page={{ items: [application], older: 'x' }} searched={false} olderHref="/older" />);
    const row = screen.getByRole('row', { name: /Ana Quispe/ });
    expect(within(row).getByRole('link', { name: 'Ana Quispe' })).toHaveAttribute(
      'href',
      `/dashboard/members/${application.id}`,
    );
    expect(row).toHaveTextContent('PSG-7K4M-2Q9X');
    expect(row).toHaveTextContent('Waiting for a decision');
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/older');
  });

  it('says what an empty list means', () => {
    const { rerender } = render(<DeskList page={{ items: [], older: null }} searched={false} />);
    expect(screen.getByRole('heading', { name: 'No requests here' })).toBeInTheDocument();
    rerender(<DeskList page={{ items: [], older: null }} searched />);
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeInTheDocument();
    rerender(<ContactList page={{ items: [], older: null }} searched={false} />);
    expect(screen.getByRole('heading', { name: 'No members yet' })).toBeInTheDocument();
    rerender(<OutboxList items={[]} filtered={false} />);
    expect(screen.getByRole('heading', { name: 'The outbox is empty' })).toBeInTheDocument();
  });

  it('puts what waits first, with counts', () => {
    const counts = { pending: 3, unconfirmed: 2, approved: 9, declined: 0, withdrawn: 1 };
    render(<DeskTabs counts={counts} current="pending" />);
    const tabs = within(screen.getByRole('navigation', { name: 'States of requests' })).getAllByRole('link');
    expect(tabs[0]).toHaveTextContent('Waiting for a decision 3');
    expect(tabs[0]).toHaveAttribute('aria-current', 'page');
    expect(tabs).toHaveLength(5);
  });

  it('shows one request with everything that was given and agreed to', () => {
    render(
      <ApplicationView
        application={application}
        history={[
          {
            id: '1',
            at: application.submittedAt,
            actorName: 'Maria',
            action: 'application.confirm',
            detail: 'By hand: telephoned',
          },
        ]}
        others={[]}
        messages={[]}
      >
        <p>Steps</p>
      </ApplicationView>,
    );
    for (const text of [
      'You may keep this.',
      'Hello',
      'ana@example.org',
      /1 High Street\s+N1 1AA/,
      /By hand: telephoned/,
    ])
      expect(screen.getByText(text)).toBeInTheDocument();
  });
});

describe('declining', () => {
  it('shows the mail as it will be sent, with the reason only once that is ticked', async () => {
    const user = userEvent.setup();
    render(
      <DeclineForm
        action={vi.fn()}
        seen={{ id: application.id, version: 1 }}
        to={{ name: 'Ana Quispe', reference: application.reference, contactEmail: '' }}
      />,
    );
    await user.click(screen.getByText('Decline'));
    await user.type(screen.getByLabelText('Reason'), 'Outside Britain.');
    const mail = screen.getByText(/Dear Ana Quispe/);
    expect(mail).not.toHaveTextContent('Outside Britain.');
    await user.click(screen.getByLabelText('Include the reason in the mail'));
    expect(mail).toHaveTextContent('Outside Britain.');
  });
});
