import type { ArticleContent } from '@/lib/articles/article-editing-types';

/** What each part of the panel gets: the content, how to change it, and one message a field. */
export type PanelProps = {
  content: ArticleContent;
  change: (part: Partial<ArticleContent>) => void;
  errors: Record<string, string>;
};
