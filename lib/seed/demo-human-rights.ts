import type { DemoSection } from './demo-section';
import { bullets, heading, paragraph, richText } from './rich-text-builder';

export const demoHumanRights: DemoSection = {
  slug: 'human-rights',
  title: 'Human rights',
  kind: 'background',
  opening:
    'Violations were widespread in the twenty years after armed conflict began in 1980, and efforts to convict those responsible have made limited progress. The concern now is how people are treated when they protest.',
  lastReviewed: '2017-10-01',
  topics: ['human-rights', 'indigenous-peoples', 'health'],
  furtherReading: [
    {
      title: 'American Convention on Human Rights, Organization of American States',
      href: '',
      lang: 'en',
      year: 1969,
    },
    {
      title: 'Indigenous and Tribal Peoples Convention (No. 169), International Labour Organization',
      href: '',
      lang: 'en',
      year: 1989,
    },
    {
      title: 'Informe Final, Comisión de la Verdad y Reconciliación',
      href: 'https://www.cverdad.org.pe/ifinal/',
      lang: 'es',
      year: 2003,
    },
    {
      title: 'Declaration on the Rights of Indigenous Peoples, United Nations',
      href: 'https://www.un.org/development/desa/indigenouspeoples/declaration-on-the-rights-of-indigenous-peoples.html',
      lang: 'en',
      year: 2007,
    },
  ],
  body: richText(
    heading('The years of conflict'),
    paragraph(
      'Armed conflict began in 1980. In the two decades that followed, violations of human rights were widespread in Peru. Nearly 70,000 people lost their lives; our ',
      { text: 'historical overview', href: '/historical-overview' },
      ' tells what came before.',
    ),
    heading('Justice afterwards'),
    paragraph(
      'Since the war there have been efforts to bring those responsible to court and to have them convicted. They have made only limited progress.',
    ),
    paragraph(
      'For families this is not a matter of the past. Where nobody is convicted, nobody has said in public, and with consequences, that what was done was wrong.',
    ),
    heading('Protest today'),
    paragraph(
      'Today’s concern is the treatment of people who take part in social protest. It is greatest where the protest is directed against investment projects that are held to be of strategic importance.',
    ),
    heading('When protest is treated as a crime', 3),
    paragraph(
      'The criminalisation of protest is the theme of our ',
      { text: 'conference in October 2017', href: '/news/annual-conference-14-october-2017' },
      '. The word means that people who speak up for their land or their water find themselves before a court for it.',
    ),
    heading('Rights and growth', 3),
    paragraph(
      'Whether rights have to wait for growth is itself in dispute. When the Ombudsman told a mining congress that without growth human rights are not a reality for all, ',
      {
        text: 'he was widely criticised',
        href: '/news/ombudsman-tells-mining-congress-rights-depend-on-growth',
      },
      '.',
    ),
    heading('Water, land and health'),
    paragraph('Many of the rights in question are about the places where people live. We report on:'),
    bullets(
      'toxic metals in water and in people’s bodies',
      'the duty to protect Indigenous communities',
      'how damage to the environment is proved before a judge',
      'the bodies that are meant to inspect, and who pays for them',
    ),
    heading('How we decide what to report'),
    paragraph(
      'We measure what happens against norms that exist: Peru’s own, and those it shares with other states. Some of them are listed below. What happens is reported in the news under ',
      { text: 'human rights', href: '/topics/human-rights' },
      '.',
    ),
  ),
};
