'use client';

import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';

type Tool = {
  name: string;
  label: ReactNode;
  hint?: string;
  active?: (editor: Editor) => boolean;
  enabled?: (editor: Editor) => boolean;
  run: (editor: Editor) => unknown;
};

const tools: Tool[] = [
  {
    name: 'Bold',
    label: <b>B</b>,
    hint: 'Ctrl+B',
    active: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'Italic',
    label: <i>I</i>,
    hint: 'Ctrl+I',
    active: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'Heading',
    label: 'Heading',
    hint: 'Ctrl+Alt+2',
    active: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'Smaller heading',
    label: 'Smaller heading',
    hint: 'Ctrl+Alt+3',
    active: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'List',
    label: 'List',
    hint: 'Ctrl+Shift+8',
    active: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    label: 'Numbered list',
    hint: 'Ctrl+Shift+7',
    active: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'Quote',
    label: 'Quote',
    hint: 'Ctrl+Shift+B',
    active: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

const history: Tool[] = [
  {
    name: 'Undo',
    label: 'Undo',
    hint: 'Ctrl+Z',
    enabled: (editor) => editor.can().undo(),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: 'Redo',
    label: 'Redo',
    hint: 'Ctrl+Shift+Z',
    enabled: (editor) => editor.can().redo(),
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

/** What can be done to the text; each is an ordinary button. Escape leads back into the text. */
export function Toolbar({
  editor,
  linkOpen,
  onLink,
  ref,
}: {
  editor: Editor;
  linkOpen: boolean;
  onLink: () => void;
  ref?: Ref<HTMLDivElement>;
}) {
  const pressed = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      active: [...tools.filter((tool) => tool.active?.(now)).map((tool) => tool.name)].join(','),
      link: now.isActive('link'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const active = new Set(pressed.active.split(','));
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') editor.commands.focus();
  };
  const button = (tool: Tool) => {
    const disabled = tool.enabled ? !tool.enabled(editor) : false;
    return (
      <button
        key={tool.name}
        type="button"
        aria-label={tool.name}
        aria-pressed={tool.active ? active.has(tool.name) : undefined}
        aria-disabled={disabled || undefined}
        title={tool.hint && `${tool.name} (${tool.hint})`}
        onClick={() => !disabled && tool.run(editor)}
      >
        {tool.label}
      </button>
    );
  };
  return (
    <div className="tools" role="group" aria-label="Form of the text" ref={ref} onKeyDown={leave}>
      {tools.map(button)}
      <button
        type="button"
        aria-pressed={pressed.link}
        aria-expanded={linkOpen}
        title="Link (Ctrl+K)"
        onClick={onLink}
      >
        Link
      </button>
      {history.map(button)}
    </div>
  );
}
