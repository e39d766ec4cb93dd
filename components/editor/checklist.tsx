import { Diamond } from '@/components/ui/mark';
import { requirements, type ReadinessInput } from '@/lib/articles/article-readiness';

/** What must be there before readers see the item. */
export function Checklist({ article }: { article: ReadinessInput }) {
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">Before it goes out</h2>
      <ul className="check">
        {requirements(article).map(({ field, label, met }) => (
          <li key={field} className={met ? undefined : 'todo'}>
            <Diamond shape={met ? 'full' : 'hollow'} />
            <span>
              {label} <span className="vh">({met ? 'done' : 'missing'})</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
