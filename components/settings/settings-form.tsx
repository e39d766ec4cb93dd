'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea, TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { saveSettingsAction } from '@/lib/settings/settings-actions';
import type { SiteSettings } from '@/lib/settings/settings-queries';
import { KindRows } from './kind-rows';

/** What holds for the site as a whole. A refused save keeps everything that was typed. */
export function SettingsForm({ settings }: { settings: SiteSettings }) {
  const [state, save] = useActionState(saveSettingsAction, idleState);
  const typed = (name: string, stored: string): string => {
    const value = state.values?.[name];
    return typeof value === 'string' ? value : stored;
  };
  return (
    <form action={save} noValidate className="form">
      <ErrorSummary state={state} />
      {state.code === 'stale-version' && (
        <p>
          Open{' '}
          <a href="/dashboard/settings" target="_blank">
            the settings as they are now in another tab
          </a>
          , put in what is still missing, and save there.
        </p>
      )}
      <input type="hidden" name="version" value={typed('version', String(settings.version))} />
      <TextField
        label="Strapline"
        name="strapline"
        hint="Stands under the group’s name on every public page."
        defaultValue={typed('strapline', settings.strapline)}
        error={state.fields?.strapline}
      />
      <TextField
        label="Contact address"
        name="contactEmail"
        type="email"
        autoComplete="off"
        hint="Shown to people who write to the group, in its mails, and in security.txt. May stay empty."
        defaultValue={typed('contactEmail', settings.contactEmail)}
        error={state.fields?.contactEmail}
      />
      <KindRows kinds={settings.membershipKinds} typed={typed} errors={state.fields} />
      <TextArea
        label="Reasons to join"
        name="joinReasons"
        rows={6}
        hint="One on each line."
        defaultValue={typed('joinReasons', settings.joinReasons.join('\n'))}
        error={state.fields?.joinReasons}
      />
      <TextField
        label="Days in which requests are answered"
        name="answerDays"
        inputMode="numeric"
        autoComplete="off"
        hint="What people are told who ask to join: count from the day on which they confirm their address."
        defaultValue={typed('answerDays', String(settings.answerDays))}
        error={state.fields?.answerDays}
      />
      <fieldset className="q">
        <legend>Wording of the consents</legend>
        <p className="hint">
          New requests see the new words. Those who have agreed already stay recorded with the words they
          agreed to.
        </p>
        {settings.consentTexts.map((consent, index) => (
          <div key={consent.key}>
            <input type="hidden" name={`consents.${index}.key`} value={consent.key} />
            <TextArea
              label={consent.required ? 'Needed to join' : 'May be left open'}
              name={`consents.${index}.wording`}
              rows={3}
              defaultValue={typed(`consents.${index}.wording`, consent.wording)}
              error={state.fields?.[`consents.${index}.wording`]}
            />
          </div>
        ))}
      </fieldset>
      <SubmitButton pendingLabel="Saving …">Save the settings</SubmitButton>
    </form>
  );
}
