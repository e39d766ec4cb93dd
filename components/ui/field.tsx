import type { ComponentProps, ReactNode } from 'react';
import { texts } from '@/lib/texts';

export type FieldFrame = { label: ReactNode; name: string; hint?: ReactNode; error?: string };

/** Ids that tie a control to its hint and its error: `<name>-hint`, `<name>-error`. */
export function describedBy({
  name,
  hint,
  error,
}: Pick<FieldFrame, 'name' | 'hint' | 'error'>): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
}

export function FieldHint({ name, children }: { name: string; children?: ReactNode }) {
  return children ? (
    <p className="hint" id={`${name}-hint`}>
      {children}
    </p>
  ) : null;
}

export function FieldError({ name, children }: { name: string; children?: string }) {
  return children ? (
    <p className="err" id={`${name}-error`}>
      <span className="vh">{texts.layout.error} </span>
      {children}
    </p>
  ) : null;
}

function Frame({ label, name, hint, error, children }: FieldFrame & { children: ReactNode }) {
  return (
    <div className={error ? 'q bad' : 'q'}>
      <label htmlFor={name}>{label}</label>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldError name={name}>{error}</FieldError>
      {children}
    </div>
  );
}

const control = (frame: FieldFrame) => ({
  id: frame.name,
  name: frame.name,
  'aria-invalid': frame.error ? true : undefined,
  'aria-describedby': describedBy(frame),
});

type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  'id' | 'name' | keyof FieldFrame
>;

/** One line of text; `type` is text unless given. The control's id is its name. */
export function TextField({
  label,
  name,
  hint,
  error,
  type = 'text',
  ...rest
}: FieldFrame & Native<'input'>) {
  const frame = { label, name, hint, error };
  return (
    <Frame {...frame}>
      <input type={type} {...control(frame)} {...rest} />
    </Frame>
  );
}

export function TextArea({ label, name, hint, error, rows = 4, ...rest }: FieldFrame & Native<'textarea'>) {
  const frame = { label, name, hint, error };
  return (
    <Frame {...frame}>
      <textarea rows={rows} {...control(frame)} {...rest} />
    </Frame>
  );
}

export type SelectOption = { value: string; label: string };

export function SelectField({
  label,
  name,
  hint,
  error,
  options,
  ...rest
}: FieldFrame & { options: SelectOption[] } & Native<'select'>) {
  const frame = { label, name, hint, error };
  return (
    <Frame {...frame}>
      <select {...control(frame)} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
