import { texts } from '@/lib/texts';
import { PageHead } from './page-head';

const { feed: words } = texts.news;

/** The head of a page of all the news: its title, and other ways into it. */
export function NewsHead({ title }: { title: string }) {
  return (
    <PageHead title={title}>
      <p className="small">
        <a href="/archive">{words.byYear}</a> · <a href="/feed.xml">{words.rss}</a>
      </p>
    </PageHead>
  );
}
