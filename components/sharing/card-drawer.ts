import type { CardContent } from '@/lib/sharing/item-card';
import { drawCard } from './draw-card';

/** What a card drawer answers: the picture, or why there is none. */
export type DrawnCard = { png: Uint8Array } | { failure: string };

// The process that card-response.ts starts. It ends with the one that started it.
process.on('message', (content: CardContent) => {
  drawCard(content)
    .then((png): DrawnCard => ({ png }))
    .catch((error: unknown): DrawnCard => ({ failure: String(error) }))
    .then((drawn) => process.send?.(drawn));
});
process.on('disconnect', () => process.exit());
