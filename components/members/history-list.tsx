import { Instant } from '@/components/ui/date';

export type HistoryLine = { id: string; at: string; actorName: string; action: string; detail: string };

const words: Record<string, string> = {
  'application.confirm': 'confirmed the address',
  'application.approve': 'approved the request',
  'application.decline': 'declined the request',
  'application.withdraw': 'withdrew the request',
};

/** Who did what with a request, newest first. */
export function HistoryList({ entries }: { entries: HistoryLine[] }) {
  if (entries.length === 0) return <p>Nothing has been done with this request yet.</p>;
  return (
    <ul className="entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          {entry.actorName} {words[entry.action] ?? entry.action}
          <span className="flag">
            <Instant at={entry.at} />
            {entry.detail && `. ${entry.detail}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
