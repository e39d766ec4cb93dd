export const redCells =
  'M7 0h2v1h-2zM5 1h6v1h-6zM3 2h4v1h-4zM9 2h4v1h-4zM1 3h4v1h-4zM11 3h4v1h-4zM3 4h4v1h-4zM9 4h4v1h-4zM5 5h6v1h-6zM7 6h2v1h-2zM7 3h2v1h-2z';
export const blueCells =
  'M0 0h5v1h-5zM11 0h5v1h-5zM0 1h3v1h-3zM13 1h3v1h-3zM0 2h1v1h-1zM15 2h1v1h-1zM0 4h1v1h-1zM15 4h1v1h-1zM0 5h3v1h-3zM13 5h3v1h-3zM0 6h5v1h-5zM11 6h5v1h-5z';

/** The band of cloth: once a page, under the masthead; decoration only. Cells of 2 px on a grid of 16 by 7. */
export function WovenBand() {
  return (
    <svg className="band" aria-hidden="true" focusable="false" height="22" shapeRendering="crispEdges">
      <defs>
        <pattern id="weave" width="32" height="22" patternUnits="userSpaceOnUse">
          <g transform="translate(0 4) scale(2)">
            <path className="a" d={redCells} />
            <path className="b" d={blueCells} />
          </g>
          <path className="a" d="M0 0h32v2H0zM0 20h32v2H0z" />
        </pattern>
      </defs>
      <rect width="100%" height="22" fill="url(#weave)" />
    </svg>
  );
}
