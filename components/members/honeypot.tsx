import { honeypotName } from '@/lib/members/form-fields';
import { texts } from '@/lib/texts';

/**
 * A field that only programs fill in: not drawn, so neither people, screen readers nor browsers that fill in forms
 * get to it; and password managers are told, each in its own way, to leave it alone.
 */
export function Honeypot() {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor={honeypotName}>{texts.join.form.trap}</label>
      <input
        id={honeypotName}
        name={honeypotName}
        type="text"
        tabIndex={-1}
        autoComplete="off"
        data-1p-ignore=""
        data-lpignore="true"
        data-bwignore=""
        data-form-type="other"
      />
    </div>
  );
}
