import type { DemoArticle } from './demo-article';
import { heading, paragraph, richText } from './rich-text-builder';

/** The batches of 24 and 16 September 2017, in the order in which readers see them. */
export const septemberArticles: DemoArticle[] = [
  {
    slug: 'amnesty-state-failed-communities-toxic-water',
    title: 'Amnesty: the state has failed communities with toxic water',
    summary:
      'A report documents communities whose water carries high concentrations of toxic metals, and a duty to protect Indigenous communities that the authorities have not met.',
    day: '2017-09-24',
    topics: ['human-rights', 'environment', 'indigenous-peoples'],
    body: richText(
      paragraph(
        'Amnesty International’s September report on Peru documents communities whose water holds toxic metals in high concentrations.',
      ),
      paragraph(
        'The authorities have a duty to protect Indigenous communities. In that, the report says, they have failed.',
      ),
    ),
  },
  {
    slug: 'cooperaccion-begins-a-monthly-mining-update',
    title: 'CooperAcción begins a monthly mining update',
    summary:
      'The Lima organisation, which monitors investment in mining, has issued the first of its electronic updates.',
    day: '2017-09-24',
    topics: ['mining', 'publications'],
    body: richText(
      paragraph(
        'CooperAcción, a non-governmental organisation in Lima that keeps watch on mining investment, has sent out the first issue of an electronic update on mining. It is to appear every month.',
      ),
    ),
  },
  {
    slug: 'one-fuerza-popular-vote-against-the-motion',
    title: 'One Fuerza Popular vote against the motion: Kenji Fujimori',
    summary: 'He alone on the party’s bench voted against the motion of no confidence.',
    day: '2017-09-16',
    topics: ['politics'],
    body: richText(
      paragraph(
        'When Congress voted on the motion of no confidence, one member of the Fuerza Popular (FP) bench broke ranks and voted against it: Kenji Fujimori.',
      ),
    ),
  },
  {
    slug: 'new-rules-on-evidence-of-environmental-damage',
    title: 'New rules on the evidence needed to try environmental damage',
    summary:
      'The Environment Ministry sets out how damage is assessed in the technical reports known as informes fundamentados. Without one, a case can no longer come before a judge.',
    day: '2017-09-16',
    topics: ['environment', 'law'],
    body: richText(
      paragraph(
        'The Environment Ministry, Minam, has published rules on how damage to the environment is to be assessed.',
      ),
      heading('A report before a trial'),
      paragraph(
        'The rules concern technical reports called ',
        { text: 'informes fundamentados', italic: true },
        '. Such a report must now be produced as evidence before a case can come before a judge.',
      ),
    ),
  },
  {
    slug: 'deadline-on-block-192-passes-in-silence',
    title: 'Deadline on Block 192 passes in silence',
    summary:
      'The government let the date go by without a word. Nearby communities and the federations of the indigenous peoples of four river valleys have protested strongly.',
    day: '2017-09-16',
    topics: ['indigenous-peoples', 'oil', 'environment', 'loreto'],
    body: richText(
      paragraph(
        'The deadline on oil Block 192, in Loreto, has come and gone, and the government has said nothing.',
      ),
      paragraph(
        'Communities near the block, together with the federations of the indigenous peoples of four river valleys, answered the silence with a strong protest.',
      ),
    ),
  },
  {
    slug: 'annual-conference-14-october-2017',
    title: 'A date for your diary: our conference on 14 October',
    summary:
      'The criminalisation of protest in Peru is the theme of this year’s conference in London. Mirtha Vásquez, a lawyer with Grufides in Cajamarca, gives the keynote.',
    day: '2017-09-16',
    topics: ['events', 'human-rights'],
    event: {
      startsAt: '2017-10-14T09:00:00.000Z',
      venue:
        'Institute of Global Governance, University College London, 29–31 Tavistock Square, London WC1H 9QU',
    },
    body: richText(
      paragraph(
        'The Peru Support Group holds its annual conference on Saturday 14 October 2017. The theme is the criminalisation of protest in Peru.',
      ),
      paragraph(
        'The keynote speaker is the lawyer Mirtha Vásquez, of Grufides in Cajamarca. Registration is open from 10:00 on the day.',
      ),
      paragraph(
        'Why protest matters to us is explained on our page on ',
        {
          text: 'human rights in Peru',
          href: '/human-rights',
        },
        '.',
      ),
    ),
  },
];
