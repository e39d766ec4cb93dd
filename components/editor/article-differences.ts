import { differingFields, fieldLabels } from '@/lib/articles/article-changes';
import type { ArticleContent } from '@/lib/articles/article-editing-types';
import { languages } from '@/lib/articles/article-languages';
import { formatDay, formatInstant, isDay, londonInstant } from '@/lib/kernel/time';
import { plainText } from '@/lib/rich-text/plain-text';
import type { TopicRef } from '@/lib/topics/topic-types';
import type { Difference } from './conflict-view';

const dayInWords = (day: string) => (isDay(day) ? formatDay(day) : day);
function timeInWords(wallClock: string): string {
  const instant = londonInstant(wallClock);
  return instant ? formatInstant(instant) : wallClock;
}

/** What differs between the stored item and the one on the screen, in words. */
export function articleDifferences(
  theirs: ArticleContent,
  mine: ArticleContent,
  topics: TopicRef[],
): Difference[] {
  const inWords = (content: ArticleContent): Record<keyof ArticleContent, string> => ({
    title: content.title,
    summary: content.summary,
    body: plainText(content.body),
    slug: content.slug,
    day: dayInWords(content.day),
    bulletin: content.bulletin ? `${content.bulletin.number}, ${content.bulletin.period}` : '',
    topicIds: topics
      .filter((topic) => content.topicIds.includes(topic.id))
      .map((topic) => topic.name)
      .join(', '),
    lang: languages.find((language) => language.tag === content.lang)?.name ?? content.lang,
    event: content.event
      ? [content.event.startsAt, content.event.endsAt].filter(Boolean).map(timeInWords).join(' to ') +
        (content.event.venue && `, ${content.event.venue}`) +
        (content.event.status === 'confirmed'
          ? ''
          : `, ${content.event.status}${content.event.statusNote && `: ${content.event.statusNote}`}`)
      : '',
    corrections: content.corrections.map(({ day, text }) => `${dayInWords(day)}: ${text}`).join('\n'),
  });
  const [words, ours] = [inWords(theirs), inWords(mine)];
  return differingFields(theirs, mine).map((field) => {
    const label = fieldLabels[field];
    const onlyForm = words[field] === ours[field] ? ' (only its form, such as bold, links or headings)' : '';
    return {
      label: `${label.charAt(0).toUpperCase()}${label.slice(1)}${onlyForm}`,
      theirs: words[field],
      mine: ours[field],
    };
  });
}
