/** The background sections: their own pages, and what leads to them. */
export const sections = {
  contents: 'Contents',
  furtherReading: 'Further reading',
  lastReviewed: 'Last reviewed',
  news: 'In the news',
  allNews: (topic: string) => `All news on ${topic}`,
  more: 'More background',
};
