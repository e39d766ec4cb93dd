import type { ReactNode } from 'react';

const outline = 'M6 0h2v2h2v2h2v2h2v2h-2v2h-2v2h-2v2h-2v-2h-2v-2h-2v-2h-2v-2h2v-2h2v-2h2z';
const hollow = 'M6 2h2v2h2v2h2v2h-2v2h-2v2h-2v-2h-2v-2h-2v-2h2v-2h2z';
const paths = {
  hollow: outline + hollow,
  core: `${outline}${hollow}M6 6h2v2h-2z`,
  half: `${outline}M6 2h2v2h2v2h-6v-2h2z`,
  full: outline,
  barred: `${outline}${hollow}M2 6h10v2h-10z`,
};

export type DiamondShape = keyof typeof paths;

/** The stepped diamond, decoration only: what it means is always said in words beside it. */
export function Diamond({ shape, className }: { shape: DiamondShape; className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
      shapeRendering="crispEdges"
    >
      <path fillRule="evenodd" d={paths[shape]} />
    </svg>
  );
}

/** The group's sign: the end of an article, the back office, nowhere else. */
export function Mark({ className = '' }: { className?: string }) {
  return <Diamond shape="core" className={`mark ${className}`.trim()} />;
}

/** A state: word and shape, so that it reads without colour. */
export function StateMark({
  shape,
  tone = 'ink',
  children,
}: {
  shape: DiamondShape;
  tone?: 'soft' | 'cool' | 'ink' | 'red';
  children: ReactNode;
}) {
  return (
    <span className={`st ${tone}`}>
      <Diamond shape={shape} />
      {children}
    </span>
  );
}
