import { formatDay, isDay } from '@/lib/kernel/time';
import { plainText } from '@/lib/rich-text/plain-text';
import type { SectionContent } from '@/lib/sections/section-editing-types';
import type { TopicRef } from '@/lib/topics/topic-types';
import type { Difference } from './conflict-view';

const labels: Record<keyof SectionContent, string> = {
  title: 'Title',
  opening: 'Opening',
  body: 'Text',
  kind: 'Where it stands',
  furtherReading: 'Further reading',
  lastReviewed: 'Last reviewed',
  topicIds: 'Topics',
};
const parts = Object.keys(labels) as (keyof SectionContent)[];

/** What differs between the stored section and the one on the screen, in words. */
export function sectionDifferences(
  theirs: SectionContent,
  mine: SectionContent,
  topics: TopicRef[],
): Difference[] {
  const inWords = (content: SectionContent): Record<keyof SectionContent, string> => ({
    title: content.title,
    opening: content.opening,
    body: plainText(content.body),
    kind: content.kind === 'background' ? 'On the front page' : 'Only in the footer',
    furtherReading: content.furtherReading
      .map(({ title, href, lang, year }) => [title, href, lang, year].filter(Boolean).join(', '))
      .join('\n'),
    lastReviewed: isDay(content.lastReviewed) ? formatDay(content.lastReviewed) : '',
    topicIds: topics
      .filter((topic) => content.topicIds.includes(topic.id))
      .map((topic) => topic.name)
      .join(', '),
  });
  const [words, ours] = [inWords(theirs), inWords(mine)];
  return parts
    .filter((part) => JSON.stringify(theirs[part]) !== JSON.stringify(mine[part]))
    .map((part) => ({ label: labels[part], theirs: words[part], mine: ours[part] }));
}
