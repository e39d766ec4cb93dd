'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { useFormStatus } from 'react-dom';
import { buttonClass, type ButtonLook } from './button';

/**
 * Sends its form. While the answer is awaited it says so and takes no second press; it stays focusable, so that
 * the keyboard's place is not lost.
 */
export function SubmitButton({
  pendingLabel,
  variant,
  size,
  className,
  children,
  onClick,
  ...rest
}: ButtonLook & { pendingLabel: string } & Omit<ComponentProps<'button'>, 'type'>) {
  const { pending } = useFormStatus();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="submit"
      className={buttonClass({ variant, size }, className)}
      aria-disabled={pending || undefined}
      onClick={press}
      {...rest}
    >
      {pending ? pendingLabel : children}
    </button>
  );
}
