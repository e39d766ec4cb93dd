'use client';

import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Editor } from '@tiptap/react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { hrefFromInput } from '@/lib/rich-text/allowed-href';

/** Where the chosen words lead: a line under the toolbar, not a window. Escape closes it and goes back to the text. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [error, setError] = useState<string>();
  const current: unknown = editor.getAttributes('link').href;
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const href = hrefFromInput(String(new FormData(event.currentTarget).get('link-href') ?? ''));
    if (!href) {
      setError('Enter a web address, such as https://www.example.org, an email address, or /aims');
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    // Without chosen words the address itself is what readers see.
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    onClose();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <form className="link-form" aria-label="Link" noValidate onSubmit={set} onKeyDown={leave}>
      <TextField
        label="Address of the link"
        name="link-href"
        error={error}
        defaultValue={typeof current === 'string' ? current : ''}
        autoFocus
        autoComplete="off"
        inputMode="url"
      />
      <p className="send">
        <Button type="submit" size="small">
          Set the link
        </Button>
        {typeof current === 'string' && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetLink().run();
              onClose();
            }}
          >
            Remove the link
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={close}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
