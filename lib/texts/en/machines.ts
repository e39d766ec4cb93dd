/** What feeds, search engines and programmes show of the site. */
export const machines = {
  newsFeed: 'Peru Support Group',
  topicFeed: (topic: string) => `Peru Support Group: ${topic}`,
  newsDescription: 'News of Peru',
  topicDescription: (topic: string) => `News of Peru: ${topic}`,
  correction: 'Correction',
  cardAlt: (title: string, day: string) => `${title}. ${day}, Peru Support Group.`,
  siteCardAlt: 'Peru Support Group',
  jsonFeed: 'JSON Feed',
  atomFeed: 'Atom',
  rssFeed: 'RSS',
  shortName: 'PSG',
  manifestDescription: 'News of rights, development and inclusion in Peru.',
};
