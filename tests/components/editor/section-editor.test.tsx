import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SectionEditor } from '@/components/editor/section-editor';
import { emptyRichText } from '@/lib/rich-text/rich-text-schema';
import type { EditableSection, SectionContent } from '@/lib/sections/section-editing-types';

const actions = vi.hoisted(() => ({
  createSectionAction: vi.fn(),
  saveSectionAction: vi.fn(),
  readSectionAction: vi.fn(),
  deleteSectionAction: vi.fn(),
}));
vi.mock('@/lib/sections/section-actions', () => actions);

const start: SectionContent = {
  title: '',
  opening: '',
  body: emptyRichText,
  kind: 'background',
  furtherReading: [],
  lastReviewed: '',
  topicIds: [],
};
const stored: EditableSection = {
  ...start,
  title: 'Aims',
  opening: 'Why.',
  id: '0123456789abcdef01234567',
  slug: 'aims',
  version: 3,
  updatedAt: '2017-10-01T10:00:00.000Z',
  updatedBy: null,
};
const topics = [{ id: 'law', slug: 'law', name: 'Law', kind: 'topic' as const }];
const show = (section: EditableSection | null) =>
  render(
    <SectionEditor
      viewerId="viewer"
      section={section}
      start={section ?? start}
      topics={topics}
      today="2017-10-02"
    />,
  );
const sent = (action: ReturnType<typeof vi.fn>) =>
  JSON.parse(String((action.mock.calls[0]?.[1] as FormData).get('section'))) as Record<string, unknown>;
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

beforeEach(() => {
  localStorage.clear();
  for (const action of Object.values(actions)) action.mockReset();
});

describe('the section’s form', () => {
  it('adds a section, and then saves the same one', async () => {
    const receipt = { id: stored.id, slug: 'land', version: 1, updatedAt: stored.updatedAt };
    actions.createSectionAction.mockResolvedValue({ status: 'success', data: receipt });
    actions.saveSectionAction.mockResolvedValue({ status: 'success', data: { ...receipt, version: 2 } });
    show(null);
    expect(screen.queryByText('Delete')).toBeNull();
    type('Title', 'Land');
    type(/Opening/, 'Who owns it.');
    fireEvent.click(screen.getByRole('button', { name: 'Add the section' }));
    await waitFor(() => expect(screen.getByRole('link', { name: '/land' })).toBeTruthy());
    expect(sent(actions.createSectionAction)).toMatchObject({ title: 'Land', opening: 'Who owns it.' });
    expect(window.location.pathname).toBe(`/dashboard/sections/${stored.id}`);
    type(/Opening/, 'Who owns it, and who says so.');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(actions.saveSectionAction).toHaveBeenCalledTimes(1));
    expect(sent(actions.saveSectionAction)).toMatchObject({ id: stored.id, version: 1 });
  });

  it('sends further reading, topics and the day of review, and shows what is wrong at its field', async () => {
    const fields = { 'furtherReading.0.year': 'Enter a year such as 2003, or leave it empty' };
    actions.saveSectionAction.mockResolvedValue({ status: 'error', message: 'One thing', fields });
    show(stored);
    fireEvent.click(screen.getByRole('button', { name: 'Add a title' }));
    fireEvent.change(document.getElementById('furtherReading.0.title') as HTMLElement, {
      target: { value: 'A report' },
    });
    type('Year', 'soon');
    fireEvent.click(screen.getByRole('button', { name: 'Reviewed today' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Law' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(screen.getByLabelText('Year').getAttribute('aria-invalid')).toBe('true'));
    expect(sent(actions.saveSectionAction)).toMatchObject({
      version: 3,
      lastReviewed: '2017-10-02',
      topicIds: ['law'],
      furtherReading: [{ title: 'A report', href: '', lang: 'en', year: 'soon' }],
    });
    expect((screen.getByLabelText('Year') as HTMLInputElement).value).toBe('soon');
  });

  it('shows both texts where a colleague has saved meanwhile', async () => {
    const message = 'Somebody else has changed this section';
    actions.saveSectionAction.mockResolvedValue({ status: 'error', code: 'stale-version', message });
    const theirs = { ...stored, opening: 'Theirs.', version: 4, updatedBy: 'Edith' };
    actions.readSectionAction.mockResolvedValue({ status: 'success', data: theirs });
    show(stored);
    type(/Opening/, 'Mine.');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(screen.getByText('Theirs.')).toBeTruthy());
    expect(screen.getAllByText('Mine.').length).toBeGreaterThan(0);
    expect(screen.getByText(/Edith/)).toBeTruthy();
  });
});
