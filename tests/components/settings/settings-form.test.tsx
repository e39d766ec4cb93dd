import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SettingsForm } from '@/components/settings/settings-form';
import type { ActionState } from '@/lib/kernel/action-state';
import { defaultSettings } from '@/lib/settings/default-settings';

const actions = vi.hoisted(() => ({ save: vi.fn() }));
vi.mock('@/lib/settings/settings-actions', () => ({ saveSettingsAction: actions.save }));

// The test browser finds no label for an id with dots; real ones do.
const field = (name: string): HTMLElement => {
  const [found] = document.getElementsByName(name);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
};

const settings = { ...defaultSettings, version: 4 };

describe('the settings form', () => {
  it('has a row for each kind and an empty one, each control with a label of its own', () => {
    render(<SettingsForm settings={settings} />);
    const kinds = settings.membershipKinds.length;
    expect(field(`kinds.0.label`)).toHaveValue(settings.membershipKinds[0]?.label);
    expect(field(`kinds.${kinds}.label`)).toHaveValue('');
    expect(document.getElementsByName(`kinds.${kinds + 1}.label`)).toHaveLength(0);
    const labels = [...document.querySelectorAll('label')];
    expect(labels.map((label) => label.htmlFor)).toContain(`kinds.${kinds}.hint`);
    expect(new Set(labels.map((label) => label.textContent)).size).toBe(labels.length);
    expect(screen.getByLabelText('Reasons to join')).toHaveValue(settings.joinReasons.join('\n'));
  });

  it('sends the version it was read at, and keeps everything when the save is refused', async () => {
    actions.save.mockImplementation(async (_previous: ActionState, form: FormData): Promise<ActionState> => ({
      status: 'error',
      code: 'stale-version',
      message: 'Somebody else has saved',
      values: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
    }));
    const { rerender } = render(<SettingsForm settings={settings} />);
    const strapline = screen.getByLabelText('Strapline');
    await userEvent.clear(strapline);
    await userEvent.type(strapline, 'My words');
    await userEvent.type(field(`kinds.${settings.membershipKinds.length}.label`), 'Friend');
    await userEvent.click(screen.getByRole('button', { name: 'Save the settings' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else has saved');
    rerender(<SettingsForm settings={{ ...settings, strapline: 'Theirs', version: 5 }} />);
    expect(screen.getByLabelText('Strapline')).toHaveValue('My words');
    expect(field(`kinds.${settings.membershipKinds.length}.label`)).toHaveValue('Friend');
    await userEvent.click(screen.getByRole('button', { name: 'Save the settings' }));
    expect((actions.save.mock.calls[1]?.[1] as FormData).get('version')).toBe('4');
  });
});
