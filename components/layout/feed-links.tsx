import { texts } from '@/lib/texts';

const { layout, machines } = texts;
const feeds = [
  { href: '/feed.xml', type: 'application/rss+xml', format: machines.rssFeed },
  { href: '/atom.xml', type: 'application/atom+xml', format: machines.atomFeed },
  { href: '/feed.json', type: 'application/feed+json', format: machines.jsonFeed },
];

/** Where feed readers find the news, whichever page they are given; React moves it into the head. */
export function FeedLinks() {
  return feeds.map(({ href, type, format }) => (
    <link key={href} rel="alternate" type={type} href={href} title={`${layout.groupName} (${format})`} />
  ));
}
