import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og.js';
import { cardSize } from '@/lib/sharing/card-image';
import type { CardContent } from '@/lib/sharing/item-card';
import { CardDrawing } from './card-drawing';

let font: Promise<Buffer> | undefined;

/** A card as a PNG; needs no font of the machine's and nothing from the network. */
export async function drawCard(content: CardContent): Promise<Buffer> {
  font ??= readFile(join(process.cwd(), 'app/fonts/piazzolla-card.woff'));
  const image = new ImageResponse(<CardDrawing {...content} />, {
    ...cardSize,
    fonts: [{ name: 'Piazzolla', data: await font, weight: 500, style: 'normal' }],
  });
  return Buffer.from(await image.arrayBuffer());
}
