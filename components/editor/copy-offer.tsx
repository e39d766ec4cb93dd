import { Button } from '@/components/ui/button';
import { formatInstant } from '@/lib/kernel/time';

/** Offers text that an earlier visit left unsaved in this browser. */
export function CopyOffer({
  keptAt,
  onRestore,
  onDiscard,
}: {
  keptAt: string;
  onRestore: () => void;
  onDiscard: () => void;
}) {
  return (
    <section className="said" aria-labelledby="unsaved-copy">
      <h2 id="unsaved-copy">You have text here that was not saved</h2>
      <p>This browser kept it on {formatInstant(keptAt)}.</p>
      <p className="send">
        <Button size="small" onClick={onRestore}>
          Restore it
        </Button>
        <Button size="small" variant="quiet" onClick={onDiscard}>
          Discard it
        </Button>
      </p>
    </section>
  );
}
