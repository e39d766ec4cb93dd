import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { CountedTopic } from '@/lib/topics/topic-editing-queries';

/** Topics and places with the number of items that carry each. */
export function TopicList({ topics }: { topics: CountedTopic[] }) {
  return (
    <DataTable
      caption="Topics and places, by name"
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'kind', label: 'Kind' },
        { key: 'uses', label: 'Items', className: 'num' },
        { key: 'address', label: 'Address', className: 'min' },
      ]}
      rows={topics.map((topic) => ({
        id: topic.id,
        cells: {
          name: <a href={`/dashboard/topics/${topic.id}`}>{topic.name}</a>,
          kind: topic.kind === 'place' ? 'Place' : 'Topic',
          uses: topic.uses,
          address: `/topics/${topic.slug}`,
        },
      }))}
      empty={
        <EmptyState title="There is no topic yet">
          <p>
            Topics and places lead readers from one item to others like it. Every item needs at least one.
          </p>
        </EmptyState>
      }
    />
  );
}
