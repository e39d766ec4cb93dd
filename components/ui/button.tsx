import type { ComponentProps } from 'react';

export type ButtonLook = { variant?: 'solid' | 'quiet'; size?: 'normal' | 'small' };

/** Class names of a button's look, for everything that looks like one. */
export function buttonClass({ variant = 'solid', size = 'normal' }: ButtonLook, extra = ''): string {
  return ['btn', variant === 'quiet' && 'quiet', size === 'small' && 's', extra].filter(Boolean).join(' ');
}

export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass({ variant, size }, className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it does not change anything. */
export function ButtonLink({
  variant,
  size,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<'a'>) {
  return (
    <a className={buttonClass({ variant, size }, className)} {...rest}>
      {children}
    </a>
  );
}
