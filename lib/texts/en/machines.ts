/** What feeds, search engines and programmes show of the site. */
export const machines = {
  newsFeed: 'Peru Support Group',
  topicFeed: (topic: string) => `Peru Support Group: ${topic}`,
  newsDescription: 'News of Peru',
  topicDescription: (topic: string) => `News of Peru: ${topic}`,
  correction: 'Correction',
};
