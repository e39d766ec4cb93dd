import type { DemoArticle } from './demo-article';
import { heading, paragraph, richText } from './rich-text-builder';

const day = '2017-10-01';

/** The batch of 1 October 2017, in the order in which readers see it. */
export const octoberArticles: DemoArticle[] = [
  {
    slug: 'high-arsenic-in-children-of-two-mining-towns',
    title: 'All 24 children tested in two mining towns carried high arsenic',
    summary:
      'A study by Quebec’s public health institute examined hair, blood and urine from children aged 3 to 15 in La Oroya and Cerro de Pasco. In 18 of them the lead in the blood was high as well.',
    day,
    topics: ['mining', 'health', 'environment', 'la-oroya', 'cerro-de-pasco'],
    body: richText(
      paragraph(
        'Children who grow up beside Peru’s mines and smelters carry the evidence in their bodies. The public health institute of Quebec has analysed samples of hair, blood and urine from 24 children, between 3 and 15 years old, who live in La Oroya and Cerro de Pasco.',
      ),
      heading('What the samples showed'),
      paragraph(
        'Arsenic was high in every one of the 24. In 18 of the children the level of lead in the blood was high too.',
      ),
      paragraph(
        'Toxic metals in the places where people live are also the subject of a report by Amnesty International, on which ',
        { text: 'we reported in September', href: '/news/amnesty-state-failed-communities-toxic-water' },
        '.',
      ),
    ),
  },
  {
    slug: 'ombudsman-tells-mining-congress-rights-depend-on-growth',
    title: 'Ombudsman tells mining congress that rights depend on growth',
    summary:
      'Wálter Gutiérrez’s speech at Perumin drew wide criticism from human rights advocates and from left-wing members of Congress.',
    day,
    topics: ['human-rights', 'mining', 'politics'],
    body: richText(
      paragraph(
        'Peru’s Ombudsman, the Defensor del Pueblo, went to the mining companies’ yearly congress with a message about investment. Without it there is no growth, Wálter Gutiérrez told Perumin, and without growth human rights are not a reality for all.',
      ),
      paragraph(
        'Coming from the holder of that office, the argument was widely criticised, both by human rights advocates and by members of Congress on the left.',
      ),
      paragraph(
        'How people are treated when they protest against large investment projects is one of the concerns set out on our page on ',
        { text: 'human rights', href: '/human-rights' },
        '.',
      ),
    ),
  },
  {
    slug: 'river-below-tucari-gold-mine-polluted',
    title: 'River below the Tucari gold mine polluted, says enforcement agency',
    summary:
      'OEFA accuses Aruntani SAC of contaminating the Coralaque, which feeds the Tambo. In September the Constitutional Tribunal upheld a challenge to the way the agency is paid for.',
    day,
    topics: ['mining', 'environment', 'law', 'moquegua'],
    corrections: [
      {
        day: '2017-10-02',
        text: 'An earlier version of this item gave the company’s name as “Auntani”. It is Aruntani.',
      },
    ],
    body: richText(
      paragraph(
        'OEFA, the agency that enforces Peru’s environmental rules, has accused the company Aruntani SAC of polluting the Coralaque river from its Tucari gold mine in Moquegua. The Coralaque runs into the Tambo.',
      ),
      heading('Who pays the inspector'),
      paragraph(
        'OEFA is paid for in part by the companies it oversees. The mining company Perubar had challenged that way of funding it, and on 22 September the Constitutional Tribunal found in the company’s favour.',
      ),
    ),
  },
  {
    slug: 'peru-passes-chile-as-chinas-largest-source-of-copper',
    title: 'Peru passes Chile as China’s largest source of copper',
    summary: 'Bloomberg reports the change for the first eight months of 2017.',
    day,
    topics: ['economy', 'mining'],
    body: richText(
      paragraph(
        'China bought more copper from Peru than from any other single country in the first eight months of 2017, according to Bloomberg. Until then that place had been Chile’s.',
      ),
    ),
  },
];
