import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardSize } from '@/lib/sharing/card-image';
import type { CardContent } from '@/lib/sharing/item-card';
import { CardDrawing } from './card-drawing';

let font: Promise<Buffer> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * A card as a PNG. What draws it (a layout engine and a rasteriser) is loaded when the first card is asked for, needs no
 * font of the machine's and nothing from the network. Drawing takes a processor for a moment, so cards are drawn one
 * at a time.
 */
export async function cardResponse(content: CardContent): Promise<Response> {
  const drawn = queue.then(() => draw(content));
  queue = drawn.catch(() => undefined);
  return new Response(await drawn, { headers: { 'content-type': 'image/png' } });
}

async function draw(content: CardContent): Promise<ArrayBuffer> {
  font ??= readFile(join(process.cwd(), 'app/fonts/piazzolla-card.woff'));
  const [{ ImageResponse }, data] = await Promise.all([import('next/og'), font]);
  const image = new ImageResponse(<CardDrawing {...content} />, {
    ...cardSize,
    fonts: [{ name: 'Piazzolla', data, weight: 500, style: 'normal' }],
  });
  return image.arrayBuffer();
}
