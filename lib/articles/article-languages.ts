/** Languages that an item may be written in: BCP 47 tag and name. The first is the site's own. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'es', name: 'Spanish' },
  { tag: 'qu', name: 'Quechua' },
  { tag: 'ay', name: 'Aymara' },
  { tag: 'fr', name: 'French' },
] as const;
