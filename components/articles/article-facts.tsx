import type { ArticleSummary } from '@/lib/articles/article-types';
import { texts } from '@/lib/texts';
import { foreignLanguageName } from './foreign-language';

const { kinds } = texts.news.topics;

/** The rail beside an item: its topics and places, each leading to what else there is, and its language. */
export function ArticleFacts({ topics, lang }: Pick<ArticleSummary, 'topics' | 'lang'>) {
  const groups = (['topic', 'place'] as const)
    .map((kind) => ({ ...kinds[kind], refs: topics.filter((topic) => topic.kind === kind) }))
    .filter((group) => group.refs.length > 0);
  const language = foreignLanguageName(lang);
  if (groups.length === 0 && !language) return null;
  return (
    <dl className="facts">
      {groups.map(({ one, many, refs }) => (
        <div key={one}>
          <dt>{refs.length === 1 ? one : many}</dt>
          {refs.map((ref) => (
            <dd key={ref.id}>
              <a href={`/topics/${ref.slug}`}>{ref.name}</a>
            </dd>
          ))}
        </div>
      ))}
      {language && (
        <div>
          <dt>{texts.news.article.language}</dt>
          <dd>{language}</dd>
        </div>
      )}
    </dl>
  );
}
