/** Whether the path of a request can be read as text; `%E0%A4%A` cannot, and nothing can stand there. */
export function isReadableTarget(target = '/'): boolean {
  const [path = ''] = target.split('?', 1);
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
