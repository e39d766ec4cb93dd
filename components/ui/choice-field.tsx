import type { ReactNode } from 'react';
import { describedBy, FieldError, FieldHint } from './field';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode };

/**
 * A question with answers to tick. The first box has the field's name as its id, so that the error summary's
 * link lands there. Checkboxes send `name[]`-style lists when `name` ends in `[]`.
 */
export function ChoiceField({
  legend,
  name,
  type,
  options,
  defaultValue = [],
  hint,
  error,
  autoFocus = false,
}: {
  legend: ReactNode;
  name: string;
  type: 'radio' | 'checkbox';
  options: Choice[];
  defaultValue?: string | string[];
  hint?: ReactNode;
  error?: string;
  /** Starts at what is ticked, or at the first answer. */
  autoFocus?: boolean;
}) {
  const id = name.replace(/\[\]$/, '');
  const ticked = Array.isArray(defaultValue) ? defaultValue : [defaultValue];
  const start = Math.max(
    options.findIndex(({ value }) => ticked.includes(value)),
    0,
  );
  return (
    <fieldset className={error ? 'q bad' : 'q'} aria-describedby={describedBy({ name: id, hint, error })}>
      <legend>{legend}</legend>
      <FieldHint name={id}>{hint}</FieldHint>
      <FieldError name={id}>{error}</FieldError>
      {options.map((option, index) => (
        <label className="opt" key={option.value}>
          <input
            type={type}
            name={name}
            value={option.value}
            id={index === 0 ? id : undefined}
            defaultChecked={ticked.includes(option.value)}
            autoFocus={(autoFocus && index === start) || undefined}
            aria-invalid={error ? true : undefined}
          />
          <span>
            {option.label} {option.hint && <span className="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** One box to tick on its own. Never ticked beforehand where it stands for a consent. */
export function CheckBox({
  label,
  name,
  id = name,
  value = 'on',
  defaultChecked,
  hint,
  error,
  autoFocus,
}: {
  label: ReactNode;
  name: string;
  id?: string;
  value?: string;
  defaultChecked?: boolean;
  hint?: ReactNode;
  error?: string;
  autoFocus?: boolean;
}) {
  return (
    <div className={error ? 'bad' : undefined}>
      <FieldHint name={id}>{hint}</FieldHint>
      <FieldError name={id}>{error}</FieldError>
      <label className="opt">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          autoFocus={autoFocus}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ name: id, hint, error })}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
