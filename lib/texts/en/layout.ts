/** What stands around every public page, and on the pages that are only a message. */
export const layout = {
  groupName: 'Peru Support Group',
  whatWeAre: 'A group of volunteers in London.',
  skip: 'Skip to the content',
  mainMenu: 'Main',
  aboutMenu: 'About the group',
  menu: {
    news: 'News',
    topics: 'Topics',
    archive: 'Archive',
    events: 'Events',
    search: 'Search',
    join: 'Join',
  },
  foot: { feed: 'RSS feed', editors: 'Editors' },
  background: 'Background',
  /** Before what is wrong with a field, for those who do not see its colour. */
  error: 'Error:',
  notFound: {
    title: 'There is no page at this address',
    text: 'It may have been mistyped, moved or taken down. From here you can go to:',
  },
  gone: {
    title: 'This item was taken down',
    text: 'It stood here once, and we have withdrawn it. From here you can go to:',
  },
  waysOn: { news: 'the latest news', topics: 'news by topic and place', front: 'the front page' },
  outage: {
    metaTitle: 'Something has gone wrong',
    title: 'Something has gone wrong on our side',
    text: 'The page could not be made just now. Nothing that you sent or saved before is lost.',
    advice: 'Please try again in a minute, or go to',
    retry: 'Try again',
  },
};
