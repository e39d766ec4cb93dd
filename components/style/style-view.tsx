import { PageBar } from '@/components/ui/list-page';
import { Colours } from './colours';
import { FormParts } from './form-parts';
import { ListParts } from './list-parts';
import { PublicParts } from './public-parts';
import { StyleSection } from './style-section';

/** Everything that pages are made of, in every state, drawn by the components themselves. */
export function StyleView({ reasons }: { reasons: string[] }) {
  return (
    <>
      <PageBar title="Style" />
      <StyleSection title="Colours">
        <Colours />
      </StyleSection>
      <StyleSection title="Type">
        <ul className="scale">
          {['lead', 'h1', 'h2', 'item', 'body', 's', 'xs'].map((size) => (
            <li key={size} className={`scale-${size}`}>
              {size}: Andes, Ñuñoa, 1983
            </li>
          ))}
        </ul>
      </StyleSection>
      <FormParts />
      <ListParts />
      <PublicParts reasons={reasons} />
    </>
  );
}
