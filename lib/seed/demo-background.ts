import type { DemoSection } from './demo-section';
import { bullets, heading, paragraph, richText } from './rich-text-builder';

/** The background sections, in the order of the front page. */
export const demoBackground: DemoSection[] = [
  {
    slug: 'aims',
    title: 'Aims',
    kind: 'background',
    opening:
      'We work for social inclusion, sustainable development and respect for human rights in Peru. We point out where national and international norms are not met, and explain how politics and institutions bear on poverty and inequality.',
    body: richText(
      heading('Who we are'),
      paragraph('The Peru Support Group (PSG) was founded in London in 1983 and has its home there still.'),
      heading('What we work for'),
      bullets('Social inclusion', 'Sustainable development', 'Respect for human rights'),
      heading('How we work'),
      paragraph(
        'Peru has signed up to norms of its own and of the international community. Where they are not met, we say so, through research, advocacy and publications.',
      ),
      paragraph(
        'We also explain how things hang together: the political system, the way its institutions work, and how far policies against poverty and inequality succeed as part of a development that can last.',
      ),
      paragraph('If that is work you would like to support, ', { text: 'join us', href: '/join' }, '.'),
    ),
  },
  {
    slug: 'historical-overview',
    title: 'Historical overview',
    kind: 'background',
    opening:
      'A century of autocratic governments, and a civil war in which nearly 70,000 people died, left Peru with many of the political and social problems it has today.',
    body: richText(
      heading('A century of autocracy'),
      paragraph(
        'Over the past century Peru has lived under one autocratic government after another. It has also been through a civil war that cost nearly 70,000 people their lives.',
      ),
      heading('What remains'),
      paragraph(
        'That past is not over. Many of the political and social problems of today are its legacy, among them the slow search for justice that our page on ',
        { text: 'human rights', href: '/human-rights' },
        ' describes.',
      ),
    ),
  },
  {
    slug: 'human-rights',
    title: 'Human rights',
    kind: 'background',
    opening:
      'Violations were widespread in the twenty years after armed conflict began in 1980, and efforts to convict those responsible have made limited progress. The concern now is how people are treated when they protest.',
    body: richText(
      heading('The years of conflict'),
      paragraph(
        'Armed conflict began in 1980. In the two decades that followed, violations of human rights were widespread in Peru.',
      ),
      heading('Justice afterwards'),
      paragraph(
        'Since the war there have been efforts to bring those responsible to court and to have them convicted. They have made only limited progress.',
      ),
      heading('Protest today'),
      paragraph(
        'Today’s concern is the treatment of people who take part in social protest. It is greatest where the protest is directed against investment projects that are held to be of strategic importance.',
      ),
      paragraph(
        'What happens is reported in the news under ',
        {
          text: 'human rights',
          href: '/topics/human-rights',
        },
        '.',
      ),
    ),
  },
];
