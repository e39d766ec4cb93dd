import { Button } from '@/components/ui/button';
import { queryLimits } from '@/lib/search/search-query';
import { texts } from '@/lib/texts';

/** The field to search with: a plain form whose answer is a page with an address of its own. */
export function SearchForm({ query }: { query: string }) {
  const { label, hint, button } = texts.search;
  return (
    <form className="searchform" role="search" action="/search">
      <label htmlFor="q">{label}</label>
      <p className="hint" id="q-hint">
        {hint}
      </p>
      <div className="searchline">
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={query}
          maxLength={queryLimits.characters}
          aria-describedby="q-hint"
          autoCapitalize="none"
          spellCheck
          enterKeyHint="search"
        />
        <Button type="submit">{button}</Button>
      </div>
    </form>
  );
}
