import { officeFolders, paramShapes, publicRoutes, type PublicRoute, type RouteParams } from './routes';

/** What a request's target asks for. `address` is the one clean way to write it, with the queries that count. */
export type Target =
  | { kind: 'public'; route: PublicRoute; params: RouteParams; path: string; address: string }
  | { kind: 'redirect'; address: string }
  | { kind: 'office' }
  | { kind: 'static'; path: string }
  | { kind: 'nowhere' }
  | { kind: 'damaged' };

type Match = { route: PublicRoute; params: RouteParams };

const fixed = new Map(
  publicRoutes.filter(({ pattern }) => !pattern.includes('[')).map((route) => [route.pattern, route]),
);
const open = publicRoutes
  .filter(({ pattern }) => pattern.includes('['))
  .map((route) => ({ route, segments: route.pattern.split('/') }));

/** Reads the target of a request line, such as `/News/?utm_source=x`. Any text may come. */
export function matchTarget(target: string): Target {
  const mark = target.indexOf('?');
  const written = mark < 0 ? target : target.slice(0, mark);
  let path: string;
  try {
    path = decodeURIComponent(written);
  } catch {
    return { kind: 'damaged' };
  }
  if (!path.startsWith('/')) return { kind: 'nowhere' };
  if (path.startsWith('/_next/')) return { kind: 'static', path: written };
  if (isOffice(path)) return { kind: 'office' };
  const clean = cleanPath(path);
  const match = matchPath(clean);
  if (!match)
    return officeFolders.includes(clean) ? { kind: 'redirect', address: clean } : { kind: 'nowhere' };
  const address = clean + cleanQuery(match.route, mark < 0 ? '' : target.slice(mark + 1));
  return written === clean
    ? { kind: 'public', ...match, path: clean, address }
    : { kind: 'redirect', address };
}

function isOffice(path: string): boolean {
  return officeFolders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function cleanPath(path: string): string {
  const single = path.toLowerCase().replace(/\/{2,}/g, '/');
  return single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single;
}

function matchPath(path: string): Match | null {
  const route = fixed.get(path);
  if (route) return { route, params: {} };
  const segments = path.split('/');
  for (const { route, segments: wanted } of open) {
    const params = segments.length === wanted.length ? matchSegments(segments, wanted) : null;
    if (params) return { route, params };
  }
  return null;
}

function matchSegments(segments: string[], wanted: string[]): RouteParams | null {
  const params: RouteParams = {};
  for (const [index, want] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (!want.startsWith('[')) {
      if (want !== segment) return null;
      continue;
    }
    const name = want.slice(1, -1);
    if (!paramShapes[name]?.test(segment)) return null;
    params[name] = segment;
  }
  return params;
}

/** The queries that the route knows, in its own order, each once. */
function cleanQuery({ query }: PublicRoute, written: string): string {
  if (!query || written === '') return '';
  const given = new URLSearchParams(written);
  const kept = new URLSearchParams();
  for (const [name, shape] of Object.entries(query)) {
    const value = given.getAll(name).find((candidate) => shape.test(candidate));
    if (value !== undefined) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : '';
}
