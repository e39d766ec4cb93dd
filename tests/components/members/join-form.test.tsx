import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { JoinFormView } from '@/components/members/join-form-view';
import { JoinReview } from '@/components/members/join-review';
import { ThankYouView } from '@/components/members/thank-you-view';
import type { JoinState } from '@/lib/members/join-state';
import { defaultSettings } from '@/lib/settings/default-settings';

const show = (state: JoinState = { status: 'idle' }) =>
  render(
    <JoinFormView
      kinds={defaultSettings.membershipKinds}
      consents={defaultSettings.consentTexts}
      reasons={defaultSettings.joinReasons}
      state={state}
      formAction={() => undefined}
    />,
  );

const values = {
  name: 'Ana Quispe',
  email: 'ana@example.org',
  kind: 'unwaged',
  bulletin: 'post',
  addressLines: '1 High Street',
  message: 'Hello',
  consents: ['membership-record', 'news-by-email'],
};

function expectTyped() {
  expect(screen.getByLabelText('Your name')).toHaveValue('Ana Quispe');
  expect(screen.getByLabelText(/^Individual, unwaged/)).toBeChecked();
  expect(screen.getByLabelText(/^By post/)).toBeChecked();
  expect(screen.getByLabelText('Postal address')).toHaveValue('1 High Street');
  expect(screen.getByLabelText(/^Anything/)).toHaveValue('Hello');
  expect(screen.getByLabelText(/write to me by email/)).toBeChecked();
}

describe('the join form', () => {
  it('shows the reasons, the kinds and every consent in its exact words, unticked', () => {
    show();
    for (const reason of defaultSettings.joinReasons) expect(screen.getByText(reason)).toBeInTheDocument();
    const kinds = within(screen.getByRole('group', { name: 'Kind of membership' })).getAllByRole('radio');
    expect(kinds).toHaveLength(defaultSettings.membershipKinds.length);
    const boxes = screen.getAllByRole('checkbox');
    expect(boxes).toHaveLength(defaultSettings.consentTexts.length);
    for (const box of boxes) expect(box).not.toBeChecked();
    expect(screen.getByLabelText(defaultSettings.consentTexts[0]?.wording ?? '')).toBe(boxes[0]);
    expect(document.title).toBe('Become a member: Peru Support Group');
  });

  it('keeps what was typed and leads from the summary to each field', () => {
    show({
      status: 'error',
      message: 'There are 2 things to put right',
      fields: {
        email: 'Enter your email address',
        'consents.membership-record': 'Tick the box if we may keep your details',
      },
      values: { ...values, email: '', consents: ['news-by-email'] },
    });
    expect(document.title).toMatch(/^Error: /);
    expect(screen.getByRole('alert')).toHaveFocus();
    expectTyped();
    for (const link of within(screen.getByRole('alert')).getAllByRole('link')) {
      const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      expect(target).toBeInvalid();
      expect(target).toHaveAccessibleDescription(expect.stringContaining(`Error: ${link.textContent}`));
    }
  });

  it.each([
    ['email', () => screen.getByRole('textbox', { name: 'Email address' })],
    ['kind', () => screen.getByLabelText(/^Individual, unwaged/)],
    ['addressLines', () => screen.getByLabelText('Postal address')],
    ['consents', () => screen.getAllByRole('checkbox')[0]],
  ])(
    'comes back from the second look with everything in it, at the field to change: %s',
    (startAt, field) => {
      show({ status: 'success', data: { values, startAt } });
      expectTyped();
      expect(field()).toHaveFocus();
      expect(document.title).toBe('Become a member: Peru Support Group');
    },
  );

  it('cuts nothing that is pasted: no field has a greatest length of the browser’s', () => {
    const { container } = show();
    expect(container.querySelectorAll('[maxlength]')).toHaveLength(0);
  });

  it('hides the trap from people and password managers, and empties it', () => {
    show({
      status: 'error',
      fields: { 'second-remark': 'A field that people do not see was filled in' },
      values: { ...values, 'second-remark': 'Filled by a manager' },
    });
    expect(screen.queryByRole('textbox', { name: 'Leave this empty' })).not.toBeInTheDocument();
    const trap = document.querySelector('input[name="second-remark"]');
    expect(trap).toHaveAttribute('tabindex', '-1');
    expect(trap).toHaveAttribute('autocomplete', 'off');
    for (const ignore of ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-form-type'])
      expect(trap).toHaveAttribute(ignore);
    expect(trap).toHaveValue('');
    expect(trap?.closest('[aria-hidden="true"]')).not.toBeNull();
    expectTyped();
    expect(within(screen.getByRole('alert')).queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('the second look', () => {
  const request = {
    name: 'Ana Quispe',
    email: 'ana@example.org',
    kindLabel: 'Individual, unwaged',
    bulletin: 'post' as const,
    address: { lines: '1 High Street\nLondon', postcode: 'N1 1AA', country: '' },
    message: '',
    consents: [
      { wording: 'They may keep this.', ticked: true },
      { wording: 'They may write.', ticked: false },
    ],
  };
  const look = (again = false) =>
    render(
      <JoinReview
        review={{ request, stamp: 'a.stamp', again }}
        values={values}
        formAction={() => undefined}
      />,
    );

  it('shows what is kept, and each line leads back to its field', () => {
    look();
    const lines = screen
      .getAllByRole('term')
      .map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(lines).toEqual([
      ['Name', 'Ana Quispe'],
      ['Email address', 'ana@example.org'],
      ['Kind of membership', 'Individual, unwaged'],
      ['The bulletin', 'By post'],
      ['Postal address', '1 High Street\nLondon\nN1 1AA'],
      ['Your message', 'None'],
      ['You agree that', '“They may keep this.”'],
      ['You did not tick', '“They may write.”'],
    ]);
    const change = screen.getByRole('button', { name: 'Change the email address' });
    expect(change).toHaveAttribute('name', 'change');
    expect(change).toHaveValue('email');
    expect(document.title).toBe('Check your request: Peru Support Group');
  });

  it('sends everything along as it was typed, with the stamp', () => {
    const { container } = look();
    const form = container.querySelector('form');
    const sent = [...new FormData(form ?? undefined)].map(([name, value]) => `${name}=${String(value)}`);
    expect(sent).toEqual([
      'name=Ana Quispe',
      'email=ana@example.org',
      'kind=unwaged',
      'bulletin=post',
      'addressLines=1 High Street',
      'message=Hello',
      'consents[]=membership-record',
      'consents[]=news-by-email',
      'stamp=a.stamp',
    ]);
  });

  it('asks for one more press in plain words', () => {
    look(true);
    expect(screen.getByRole('alert')).toHaveTextContent('Please press “Send the request” once more');
    expect(document.title).toMatch(/^Error: /);
  });
});

describe('the thank-you page', () => {
  const times = { contactEmail: 'post@example.org', confirmDays: 14, answerDays: 21 };

  it('shows the reference where it is known, and the same text without it', () => {
    const { rerender } = render(<ThankYouView reference="PSG-7K4M-2Q9X" {...times} />);
    expect(screen.getByText('PSG-7K4M-2Q9X')).toBeInTheDocument();
    rerender(<ThankYouView reference={null} {...times} />);
    expect(screen.queryByText(/has the reference/)).not.toBeInTheDocument();
    expect(screen.getByText('Within 14 days')).toBeInTheDocument();
  });

  it('shows the mail without its link, a name, or anything that is known of the address', () => {
    render(<ThankYouView reference="PSG-7K4M-2Q9X" {...times} />);
    const mail = screen.getByRole('figure');
    expect(mail).toHaveTextContent('Subject: Confirm your address: your request PSG-7K4M-2Q9X');
    expect(mail).toHaveTextContent('Dear [your name]');
    expect(mail).toHaveTextContent('within 14 days');
    expect(mail).not.toHaveTextContent(/https?:|already/);
    expect(screen.getByText(/within about 21 days/)).toBeInTheDocument();
  });
});
