'use client';

import { useCallback } from 'react';
import type { ActionState } from '@/lib/kernel/action-state';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';
import { createSectionAction, readSectionAction, saveSectionAction } from '@/lib/sections/section-actions';
import type { EditableSection, SectionContent } from '@/lib/sections/section-editing-types';
import { sendForm } from './send-form';
import { useSaving, type Stored } from './use-saving';

export type SectionReceipt = Pick<EditableSection, 'id' | 'slug' | 'version' | 'updatedAt'>;

const contentOf = ({
  title,
  opening,
  body,
  kind,
  furtherReading,
  lastReviewed,
  topicIds,
}: SectionContent): SectionContent => ({
  title,
  opening,
  body,
  kind,
  furtherReading,
  lastReviewed,
  topicIds,
});

async function send(content: SectionContent, receipt: SectionReceipt | null) {
  if (receipt) {
    const { id, version } = receipt;
    return sendForm(saveSectionAction, { section: JSON.stringify({ ...content, id, version }) });
  }
  const answer = await sendForm(createSectionAction, { section: JSON.stringify(content) });
  // A reload, or a look back, finds the stored section instead of an empty page.
  if (answer.data) window.history.replaceState(null, '', `/dashboard/sections/${answer.data.id}`);
  return answer;
}

async function read({ id }: SectionReceipt): Promise<ActionState<Stored<SectionContent, SectionReceipt>>> {
  const { data, ...answer } = await sendForm(readSectionAction, { id });
  return {
    ...answer,
    ...(data && { data: { content: contentOf(data), receipt: data, updatedBy: data.updatedBy } }),
  };
}

function isSectionContent(value: unknown): value is SectionContent {
  if (typeof value !== 'object' || value === null) return false;
  const content = value as Partial<Record<keyof SectionContent, unknown>>;
  const texts = [content.title, content.opening, content.kind, content.lastReviewed];
  return (
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(content.furtherReading) &&
    Array.isArray(content.topicIds) &&
    richTextSchema.safeParse(content.body).success
  );
}

/** Saving of one section; a new one becomes an existing one, with an address of its own, at its first save. */
export function useSectionSaving(
  viewerId: string,
  start: { content: SectionContent; section: EditableSection | null },
) {
  const copyKey = useCallback(
    (receipt: SectionReceipt | null) => `psg-unsaved:${viewerId}:section:${receipt?.id ?? 'new'}`,
    [viewerId],
  );
  return useSaving<SectionContent, SectionReceipt>({
    content: contentOf(start.content),
    receipt: start.section,
    copyKey,
    isContent: isSectionContent,
    send,
    read,
  });
}
