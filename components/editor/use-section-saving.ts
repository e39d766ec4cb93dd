'use client';

import { useCallback } from 'react';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';
import { readSectionAction, saveSectionAction } from '@/lib/sections/section-actions';
import type { EditableSection } from '@/lib/sections/section-editing-types';
import type { ActionState } from '@/lib/kernel/action-state';
import { sendForm } from './send-form';
import { useSaving, type Stored } from './use-saving';

export type SectionContent = Pick<EditableSection, 'title' | 'opening' | 'body'>;
export type SectionReceipt = Pick<EditableSection, 'id' | 'version' | 'updatedAt'>;

const contentOf = ({ title, opening, body }: EditableSection): SectionContent => ({ title, opening, body });

async function send(content: SectionContent, receipt: SectionReceipt | null) {
  return sendForm(saveSectionAction, {
    section: JSON.stringify({ ...content, id: receipt?.id, version: receipt?.version }),
  });
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
  return (
    typeof content.title === 'string' &&
    typeof content.opening === 'string' &&
    richTextSchema.safeParse(content.body).success
  );
}

/** Saving of one section. */
export function useSectionSaving(viewerId: string, section: EditableSection) {
  const copyKey = useCallback(() => `psg-unsaved:${viewerId}:section:${section.id}`, [viewerId, section.id]);
  return useSaving<SectionContent, SectionReceipt>({
    content: contentOf(section),
    receipt: section,
    copyKey,
    isContent: isSectionContent,
    send,
    read,
  });
}
