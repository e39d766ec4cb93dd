import { honeypotName } from '@/lib/members/form-fields';

/** A field that only programs fill in: out of sight, out of the tab order, unknown to screen readers. */
export function Honeypot() {
  return (
    <div className="vh" aria-hidden="true">
      <label htmlFor={honeypotName}>Leave this empty</label>
      <input id={honeypotName} name={honeypotName} type="text" tabIndex={-1} autoComplete="off" />
    </div>
  );
}
