'use client';

import { FieldError } from '@/components/ui/field';
import type { TopicRef } from '@/lib/topics/topic-types';

/** Whatever has topics: an item or a section. */
type Props = {
  content: { topicIds: string[] };
  change: (part: { topicIds: string[] }) => void;
  errors: Record<string, string>;
  topics: TopicRef[];
};

/** Topics and places to tick. */
export function TopicsPanel({ content, change, errors, topics }: Props) {
  const groups = [
    { id: 'topicIds', title: 'Topics', refs: topics.filter((topic) => topic.kind === 'topic') },
    { id: 'places', title: 'Places', refs: topics.filter((topic) => topic.kind === 'place') },
  ];
  const toggle = (id: string, ticked: boolean) =>
    change({
      topicIds: ticked ? [...content.topicIds, id] : content.topicIds.filter((other) => other !== id),
    });
  return groups.map(({ id, title, refs }) => (
    <section key={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {id === 'topicIds' && <FieldError name={id}>{errors.topicIds}</FieldError>}
      <div role="group" aria-labelledby={`${id}-title`} id={id} tabIndex={-1}>
        {refs.length === 0 && <p className="hint">There are none yet.</p>}
        {refs.map((ref) => (
          <label className="opt" key={ref.id}>
            <input
              type="checkbox"
              checked={content.topicIds.includes(ref.id)}
              onChange={(event) => toggle(ref.id, event.target.checked)}
            />
            <span>{ref.name}</span>
          </label>
        ))}
      </div>
    </section>
  ));
}
