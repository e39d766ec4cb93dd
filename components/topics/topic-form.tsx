'use client';

import { useActionState } from 'react';
import { ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea, TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState, type ActionState } from '@/lib/kernel/action-state';
import type { EditableTopic } from '@/lib/topics/topic-editing-queries';

type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** Name, kind and description; what was typed stays when the answer is a refusal. */
export function TopicForm({ action, topic }: { action: FormAction; topic?: EditableTopic }) {
  const [state, formAction] = useActionState(action, idleState);
  const typed = (name: 'name' | 'kind' | 'description') => {
    const value = state.values?.[name];
    return typeof value === 'string' ? value : (topic?.[name] ?? '');
  };
  return (
    <form className="form" action={formAction} noValidate>
      <ErrorSummary state={state} />
      {topic && <input type="hidden" name="id" value={topic.id} />}
      {topic && <input type="hidden" name="version" value={topic.version} />}
      <TextField
        key={`name ${typed('name')}`}
        label="Name"
        name="name"
        maxLength={80}
        defaultValue={typed('name')}
        error={state.fields?.name}
        hint={
          topic
            ? `Its address stays /topics/${topic.slug}`
            : 'Its address is made from it and does not change later'
        }
      />
      <ChoiceField
        key={`kind ${typed('kind')}`}
        legend="Kind"
        name="kind"
        type="radio"
        defaultValue={typed('kind') || 'topic'}
        error={state.fields?.kind}
        options={[
          { value: 'topic', label: 'Topic', hint: 'such as mining or law' },
          { value: 'place', label: 'Place', hint: 'such as Moquegua' },
        ]}
      />
      <TextArea
        key={`description ${typed('description')}`}
        label="Description"
        name="description"
        rows={3}
        defaultValue={typed('description')}
        error={state.fields?.description}
        hint="One or two sentences that stand on its page. May be left empty."
      />
      <p className="send">
        <SubmitButton size="small" pendingLabel="Saving…">
          {topic ? 'Save' : 'Add'}
        </SubmitButton>
        <a href="/dashboard/topics">Back to the list</a>
      </p>
    </form>
  );
}
