import type { DemoSection } from './demo-section';
import { heading, paragraph, richText } from './rich-text-builder';

export const demoHistory: DemoSection = {
  slug: 'historical-overview',
  title: 'Historical overview',
  kind: 'background',
  opening:
    'A century of autocratic governments, and a civil war in which nearly 70,000 people died, left Peru with many of the political and social problems it has today.',
  lastReviewed: '2017-10-01',
  topics: ['politics', 'law'],
  furtherReading: [
    {
      title: 'Informe Final, Comisión de la Verdad y Reconciliación',
      href: 'https://www.cverdad.org.pe/ifinal/',
      lang: 'es',
      year: 2003,
    },
    {
      title: 'Hatun Willakuy: the final report, abridged, Comisión de la Verdad y Reconciliación',
      href: '',
      lang: 'es',
      year: 2004,
    },
  ],
  body: richText(
    paragraph(
      'This page is a sketch. It is meant for readers who come to the news without the history behind it, and it names the few things that are needed to follow the rest.',
    ),
    heading('A century of autocracy'),
    paragraph(
      'Over the past century Peru has lived under one autocratic government after another. Power was held by few, and most people had little say in how it was used.',
    ),
    paragraph(
      'Institutions that are meant to hold a government to account, such as courts, Congress and regulators, grow strong by being used. Where governments rule without them, they do not, and a later and freer government inherits them weak.',
    ),
    heading('The civil war'),
    paragraph(
      'Armed conflict began in 1980. In the two decades that followed, violations of human rights were widespread, and nearly 70,000 people died.',
    ),
    heading('Finding out what happened', 3),
    paragraph(
      'A Truth and Reconciliation Commission took the evidence together. Its final report came out in 2003 and is still the place to begin for anybody who wants to know more; it stands under further reading below.',
    ),
    heading('What remains'),
    paragraph(
      'That past is not over. Many of the political and social problems of today are its legacy. Three of them come back in the news again and again.',
    ),
    heading('Justice that is slow to come', 3),
    paragraph(
      'Efforts since the war to convict those responsible have made only limited progress. Our page on ',
      { text: 'human rights', href: '/human-rights' },
      ' goes into it.',
    ),
    heading('Inequality', 3),
    paragraph(
      'Poverty and inequality are among what was left behind. How well policies against them succeed depends on how institutions work, which is why we write about both.',
    ),
    heading('Mistrust', 3),
    paragraph(
      'Communities that were not heard for a century do not expect to be heard now. Much of today’s social protest, not least about ',
      { text: 'mining', href: '/topics/mining' },
      ' and ',
      { text: 'oil', href: '/topics/oil' },
      ', is easier to understand with that in mind.',
    ),
    heading('How to read on'),
    paragraph(
      'The ',
      { text: 'archive', href: '/archive' },
      ' has our news by year and month, and the pages of ',
      { text: 'topics and places', href: '/topics' },
      ' gather what belongs together.',
    ),
  ),
};
