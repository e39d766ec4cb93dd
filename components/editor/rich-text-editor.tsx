'use client';

import { EditorContent, useEditor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { richTextExtensions } from '@/lib/rich-text/extensions';
import type { RichText } from '@/lib/rich-text/rich-text-types';
import { LinkForm } from './link-form';
import { Toolbar } from './toolbar';

/**
 * The text itself. Tab leaves it (lists are indented by Ctrl+] and Ctrl+[), Alt+F10 goes to the toolbar, Ctrl+K sets
 * a link. `document` is what it starts with; give it another `key` to start anew.
 */
export function RichTextEditor({
  id,
  label,
  document,
  lang,
  invalid,
  onChange,
}: {
  id: string;
  label: string;
  document: RichText;
  lang?: string;
  invalid?: boolean;
  onChange: (document: RichText) => void;
}) {
  const [linkOpen, setLinkOpen] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  const editor = useEditor({
    extensions: richTextExtensions,
    content: document,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        id,
        class: 'body prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-describedby': `${id}-keys`,
        ...(invalid && { 'aria-invalid': 'true' }),
        ...(lang && { lang }),
      },
      handleDOMEvents: {
        // The browser's own meaning of Tab: on to the next control.
        keydown: (_view, event) => event.key === 'Tab',
      },
      handleKeyDown: (_view, event) => {
        const command = event.ctrlKey || event.metaKey;
        if (event.altKey && event.key === 'F10') tools.current?.querySelector('button')?.focus();
        else if (command && event.key.toLowerCase() === 'k') setLinkOpen(true);
        else if (command && event.key === ']') editor?.commands.sinkListItem('listItem');
        else if (command && event.key === '[') editor?.commands.liftListItem('listItem');
        else return false;
        event.preventDefault();
        return true;
      },
    },
    onUpdate: ({ editor: now }) => onChange(now.getJSON() as RichText),
  });
  if (!editor) return <p className="hint">The text is being opened.</p>;
  return (
    <div className="text-editor">
      <Toolbar editor={editor} ref={tools} linkOpen={linkOpen} onLink={() => setLinkOpen((open) => !open)} />
      {linkOpen && <LinkForm editor={editor} onClose={() => setLinkOpen(false)} />}
      <EditorContent editor={editor} />
      <p className="hint" id={`${id}-keys`}>
        Alt+F10 goes to the buttons above, Escape back to the text, Tab on to what follows.
      </p>
    </div>
  );
}
