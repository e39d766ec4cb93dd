'use client';

import { useEffect, useRef, useState } from 'react';
import { contrastRatio, rgbOf } from './contrast';

const grounds = ['paper', 'sunk', 'field'];
const texts = ['ink', 'soft', 'red', 'red-deep', 'cool', 'edge', 'rule', 'line', 'thread-a', 'thread-b'];

type Ratios = Record<string, string>;

/** Every colour of the theme as the browser shows it now, with its contrast on paper: light or dark, as the system says. */
export function Colours() {
  const list = useRef<HTMLUListElement>(null);
  const [ratios, setRatios] = useState<Ratios>({});
  useEffect(() => {
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const measure = () => setRatios(list.current ? measured(list.current) : {});
    measure();
    scheme.addEventListener('change', measure);
    return () => scheme.removeEventListener('change', measure);
  }, []);
  return (
    <ul className="swatches" ref={list}>
      {[...grounds, ...texts, 'panel', 'on-panel'].map((name) => (
        <li key={name}>
          <svg width="48" height="48" aria-hidden="true">
            <rect
              width="48"
              height="48"
              data-colour={name}
              fill={`var(--color-${name})`}
              stroke="currentColor"
            />
          </svg>{' '}
          {name}
          <span className="flag">{ratios[name] ? `${ratios[name]} to 1 on paper` : ''}</span>
        </li>
      ))}
    </ul>
  );
}

function measured(list: Element): Ratios {
  const fills = new Map(
    [...list.querySelectorAll<SVGRectElement>('rect')].map((rect) => [
      rect.dataset.colour ?? '',
      rgbOf(getComputedStyle(rect).fill),
    ]),
  );
  const paper = fills.get('paper');
  const ratios: Ratios = {};
  for (const [name, fill] of fills)
    if (paper && fill && name !== 'paper') ratios[name] = contrastRatio(fill, paper).toFixed(1);
  return ratios;
}
