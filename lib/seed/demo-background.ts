import { demoHistory } from './demo-history';
import { demoHumanRights } from './demo-human-rights';
import type { DemoSection } from './demo-section';
import { bullets, heading, paragraph, richText } from './rich-text-builder';

const aims: DemoSection = {
  slug: 'aims',
  title: 'Aims',
  kind: 'background',
  opening:
    'We work for social inclusion, sustainable development and respect for human rights in Peru. We point out where national and international norms are not met, and explain how politics and institutions bear on poverty and inequality.',
  lastReviewed: '2017-10-01',
  topics: ['publications', 'events', 'politics'],
  furtherReading: [
    {
      title: 'Universal Declaration of Human Rights, United Nations',
      href: 'https://www.un.org/en/about-us/universal-declaration-of-human-rights',
      lang: 'en',
      year: 1948,
    },
    { title: 'Constitución Política del Perú', href: '', lang: 'es', year: 1993 },
  ],
  body: richText(
    heading('Who we are'),
    paragraph(
      'The Peru Support Group (PSG) was founded in London in 1983 and has its home there still. It belongs to its members: people, and organisations, who want to know what happens in Peru and want it to be known elsewhere.',
    ),
    heading('What we work for'),
    bullets('Social inclusion', 'Sustainable development', 'Respect for human rights'),
    paragraph(
      'The three belong together. Development that leaves out those who live beside a mine or along a river is not sustainable, and nobody is included whose rights end where an investment begins.',
    ),
    heading('How we work'),
    paragraph(
      'Peru has norms of its own and has signed up to those of the international community. Where they are not met, we say so. We do it in three ways.',
    ),
    heading('Research', 3),
    paragraph(
      'We follow what courts, ministries, Congress, companies and communities do, and what others have found out about it, and we name our sources.',
    ),
    heading('Advocacy', 3),
    paragraph(
      'We put what we know before those who can change something, and before those who can ask them to.',
    ),
    heading('Publications', 3),
    paragraph(
      'We write about it for everybody: in short items of ',
      { text: 'news', href: '/news' },
      ', in background pages such as these, and at ',
      { text: 'events', href: '/events' },
      '.',
    ),
    heading('Explaining how things hang together'),
    paragraph(
      'Single events are hard to judge from afar. So we also explain what lies behind them: the political system, the way its institutions work, and how far policies against poverty and inequality succeed as part of a development that can last.',
    ),
    heading('Where you come in'),
    paragraph('If that is work you would like to support, ', { text: 'join us', href: '/join' }, '.'),
  ),
};

/** The background sections, in the order of the front page. */
export const demoBackground: DemoSection[] = [aims, demoHistory, demoHumanRights];
