import { NotFoundView } from '@/components/layout/message-view';

/** What `notFound()` in a public page shows, inside the site's frame. */
export default function NotFound() {
  return <NotFoundView />;
}
