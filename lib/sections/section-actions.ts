'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { guardedAction } from '@/lib/auth/guarded-action';
import { notFoundError } from '@/lib/kernel/errors';
import { idSchema } from '@/lib/kernel/ids';
import { jsonField } from '@/lib/kernel/json-field';
import { findEditableSection } from './section-editing-queries';
import { createSection, deleteSection, saveSection } from './section-mutations';
import { moveSection } from './section-order-mutations';
import {
  createSectionSchema,
  deleteSectionSchema,
  moveSectionSchema,
  saveSectionSchema,
} from './section-schema';

export const createSectionAction = guardedAction({
  capability: 'sections.edit',
  schema: jsonField('section', createSectionSchema),
  run: async (viewer, input) => ({ data: await createSection(viewer, input) }),
});

export const saveSectionAction = guardedAction({
  capability: 'sections.edit',
  schema: jsonField('section', saveSectionSchema),
  run: async (viewer, input) => ({ data: await saveSection(viewer, input) }),
});

/** The section as it is now: what the form compares its own text with after a stale save. */
export const readSectionAction = guardedAction({
  capability: 'sections.edit',
  schema: z.object({ id: idSchema }),
  run: async (_viewer, { id }) => {
    const data = await findEditableSection(id);
    if (!data) throw notFoundError('section');
    return { data };
  },
});

export const deleteSectionAction = guardedAction({
  capability: 'sections.edit',
  schema: deleteSectionSchema,
  run: async (viewer, input) => {
    await deleteSection(viewer, input);
    redirect('/dashboard/sections');
  },
});

export const moveSectionAction = guardedAction({
  capability: 'sections.edit',
  schema: moveSectionSchema,
  run: async (viewer, input) => {
    await moveSection(viewer, input);
    redirect('/dashboard/sections');
  },
});
