import type { TopicKind } from '@/models/topic';

export type DemoTopic = { slug: string; name: string; kind: TopicKind; description: string };

const topic = (slug: string, name: string, description: string): DemoTopic => ({
  slug,
  name,
  kind: 'topic',
  description,
});
const place = (slug: string, name: string): DemoTopic => ({ slug, name, kind: 'place', description: '' });

/** Topics and places of the demo content. */
export const demoTopics: DemoTopic[] = [
  topic(
    'mining',
    'Mining',
    'Mines and the companies behind them, and what they mean for those who live nearby.',
  ),
  topic('health', 'Health', 'Public health, above all where industry affects it.'),
  topic('environment', 'Environment', 'Rivers, land and air, and the bodies that are meant to protect them.'),
  topic('human-rights', 'Human rights', 'Rights on paper and in practice, and those who defend them.'),
  topic('politics', 'Politics', 'Government, Congress and the parties.'),
  topic('law', 'Law', 'Courts, judgments and new rules.'),
  topic('economy', 'Economy', 'Trade, investment and work.'),
  topic(
    'indigenous-peoples',
    'Indigenous peoples',
    'Indigenous communities, their federations and their rights.',
  ),
  topic('oil', 'Oil', 'Oil fields and those who live around them.'),
  topic('publications', 'Publications', 'Reports, bulletins and books worth knowing about.'),
  topic('events', 'Events', 'Conferences, talks and meetings.'),
  place('la-oroya', 'La Oroya'),
  place('cerro-de-pasco', 'Cerro de Pasco'),
  place('moquegua', 'Moquegua'),
  place('loreto', 'Loreto'),
];
