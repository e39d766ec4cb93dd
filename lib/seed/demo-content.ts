import { demoBackground } from './demo-background';
import { demoPrivacy } from './demo-privacy';
import { octoberArticles } from './demo-articles-october';
import { septemberArticles } from './demo-articles-september';

export { demoTopics } from './demo-topics';

/** All ten items, newest first. */
export const demoArticles = [...octoberArticles, ...septemberArticles];

/** Every section, in the group's order. */
export const demoSections = [...demoBackground, demoPrivacy];
