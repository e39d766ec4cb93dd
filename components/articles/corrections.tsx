import { Day } from '@/components/ui/date';
import { texts } from '@/lib/texts';

/** What was put right after publication: after the text, in full size, never hidden. `lang` is the item's own. */
export function Corrections({
  corrections,
  lang,
}: {
  corrections: { day: string; text: string }[];
  lang?: string;
}) {
  return corrections.map((correction, index) => (
    <div className="note" key={index}>
      <strong>
        {texts.news.article.correction}, <Day day={correction.day} />
      </strong>
      <p lang={lang}>{correction.text}</p>
    </div>
  ));
}
