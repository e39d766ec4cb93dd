import { blueCells, redCells } from '@/components/layout/woven-band';
import { cardSize } from '@/lib/sharing/card-image';
import { cardHeadline, drawableText } from '@/lib/sharing/card-text';
import type { CardContent } from '@/lib/sharing/item-card';

const paper = '#f8f3e9';
const ink = '#1f191a';
const soft = '#4b4141';
const red = '#8c1130';
const blue = '#174a5c';

// The band of the pages, at twice its size.
const band = svgImage(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="44" shape-rendering="crispEdges"><defs>
<pattern id="w" width="64" height="44" patternUnits="userSpaceOnUse"><g transform="translate(0 8) scale(4)">
<path fill="${red}" d="${redCells}"/><path fill="${blue}" d="${blueCells}"/></g>
<path fill="${red}" d="M0 0h64v4H0zM0 40h64v4H0z"/></pattern></defs><rect width="1200" height="44" fill="url(#w)"/></svg>`,
);

/** A card in the look of the pages: the band, the date in the rail, the headline across. Drawn by `next/og`. */
export function CardDrawing({ title, when, kicker, foot }: CardContent) {
  const { words, size } = cardHeadline(title);
  return (
    <div style={{ ...cardSize, display: 'flex', flexDirection: 'column', backgroundColor: paper }}>
      {/* eslint-disable-next-line @next/next/no-img-element -- drawn by next/og, not by a browser */}
      <img src={band} width={1200} height={44} alt="" />
      <div style={{ display: 'flex', flexGrow: 1, padding: '56px 72px 0' }}>
        <div style={{ display: 'flex', flexDirection: 'column', width: 220 }}>
          {when.map((line, index) => (
            <Words
              key={line}
              words={drawableText(line).split(' ')}
              size={30}
              colour={index === 0 ? ink : soft}
            />
          ))}
        </div>
        <div style={{ display: 'flex', flexDirection: 'column', width: 836 }}>
          <Words words={drawableText(kicker).split(' ')} size={26} colour={soft} />
          <div style={{ display: 'flex', height: 16 }} />
          <Words words={words} size={size} colour={ink} />
        </div>
      </div>
      <div style={{ display: 'flex', padding: '0 72px 48px 292px' }}>
        <Words words={drawableText(foot).split(' ')} size={34} colour={red} />
      </div>
    </div>
  );
}

/** A line or more, one box a word: the font's own word space is too narrow, and the engine knows no other. */
function Words({ words, size, colour }: { words: string[]; size: number; colour: string }) {
  const lineHeight = size > 40 ? 1.06 : 1.25;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', fontSize: size, lineHeight, color: colour }}>
      {words.map((word, index) => (
        <span key={index} style={{ marginRight: size * 0.28 }}>
          {word}
        </span>
      ))}
    </div>
  );
}

function svgImage(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
