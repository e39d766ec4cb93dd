import type { ArticleSummary } from '@/lib/articles/article-types';
import { citation } from '@/lib/articles/citation';
import { shareLinks } from '@/lib/articles/share-links';
import { texts } from '@/lib/texts';
import { foreignLanguage } from './foreign-language';

const { article: words, share } = texts.news;

/** What a reader can do with an item: cite it and pass it on. `address` is its permanent one, absolute. */
export function ArticleFoot({ item, address }: { item: ArticleSummary; address: string }) {
  const { before, title, after } = citation(item, address);
  return (
    <div className="passing-on">
      <details>
        <summary>{words.cite}</summary>
        <p>
          {before}
          <span lang={foreignLanguage(item.lang)}>{title}</span>
          {after}
        </p>
        <p>
          {words.permanent}: <a href={address}>{address}</a>
        </p>
      </details>
      <div className="pass">
        <h2 id="share">{share.title}</h2>
        <ul aria-labelledby="share">
          {shareLinks(item.title, address).map(({ label, href }) => (
            <li key={label}>
              <a href={href} rel="nofollow noreferrer">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <p className="on-paper">
        {words.printedFrom} {address}
      </p>
    </div>
  );
}
