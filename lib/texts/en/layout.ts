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
};
