import { render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { JoinFormView } from '@/components/members/join-form';
import { ThankYouView } from '@/components/members/thank-you-view';
import type { ActionState } from '@/lib/kernel/action-state';
import { defaultSettings } from '@/lib/settings/default-settings';

vi.mock('@/lib/members/join-actions', () => ({ joinAction: vi.fn() }));

const show = (state: ActionState = { status: 'idle' }) =>
  render(
    <JoinFormView
      kinds={defaultSettings.membershipKinds}
      consents={defaultSettings.consentTexts}
      reasons={defaultSettings.joinReasons}
      state={state}
      formAction={() => undefined}
    />,
  );

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
      values: {
        name: 'Ana Quispe',
        kind: 'unwaged',
        bulletin: 'post',
        addressLines: '1 High Street',
        message: 'Hello',
        consents: ['news-by-email'],
      },
    });
    expect(document.title).toMatch(/^Error: /);
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByLabelText('Your name')).toHaveValue('Ana Quispe');
    expect(screen.getByLabelText(/^Individual, unwaged/)).toBeChecked();
    expect(screen.getByLabelText(/^By post/)).toBeChecked();
    expect(screen.getByLabelText('Postal address')).toHaveValue('1 High Street');
    expect(screen.getByLabelText(/^Anything/)).toHaveValue('Hello');
    expect(screen.getByLabelText(/write to me by email/)).toBeChecked();
    for (const link of within(screen.getByRole('alert')).getAllByRole('link')) {
      const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      expect(target).toBeInvalid();
      expect(target).toHaveAccessibleDescription(expect.stringContaining(`Error: ${link.textContent}`));
    }
  });

  it('hides the trap from people: no role, no tab stop, no filling in', () => {
    show();
    expect(screen.queryByRole('textbox', { name: 'Leave this empty' })).not.toBeInTheDocument();
    const trap = document.querySelector('input[name="website"]');
    expect(trap).toHaveAttribute('tabindex', '-1');
    expect(trap).toHaveAttribute('autocomplete', 'off');
    expect(trap?.closest('[aria-hidden="true"]')).not.toBeNull();
  });
});

describe('the thank-you page', () => {
  it('shows the reference where it is known, and the same text without it', () => {
    const { rerender } = render(<ThankYouView reference="PSG-7K4M-2Q9X" confirmDays={14} />);
    expect(screen.getByText('PSG-7K4M-2Q9X')).toBeInTheDocument();
    rerender(<ThankYouView reference={null} confirmDays={14} />);
    expect(screen.queryByText(/reference/)).not.toBeInTheDocument();
    expect(screen.getByText(/within 14 days/)).toBeInTheDocument();
  });
});
