import { View } from '@tarojs/components';
import { AlertClosing, type AlertCommand, type AlertDetail, MOST_MUTED_DAYS } from '@shared/supervision/supervision';
import { sayError } from '@/platform/server/call';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { MediaPicker } from '@/ui/media/media-picker';
import { Sheet } from '@/ui/layout/sheet';
import { CLOSING, FIELD, FORM } from '../copy';
import { type AlertForm, useAlertStep } from './use-alert-step';

interface Props {
  alert: AlertDetail;
  command: AlertCommand;
  onClose: () => void;
}

const errorOf = (words: string | undefined) => (words === undefined ? {} : { error: words });

const ENDINGS = AlertClosing.options.map((value) => ({
  value,
  label: CLOSING[value].word,
  note: CLOSING[value].note,
}));

function Ending({ alert, form: { typed, edit, wrong } }: { alert: AlertDetail; form: AlertForm }) {
  return (
    <>
      <Field label={FIELD.closing} {...errorOf(wrong.closing)}>
        <Choice
          look="rows"
          options={ENDINGS}
          value={typed.closing === '' ? undefined : typed.closing}
          onChange={(closing) => edit({ closing })}
          label={FIELD.closing}
        />
      </Field>
      {typed.closing === 'falseAlarm' && (
        <Field label={FIELD.missing} hint={FIELD.missingHint} {...errorOf(wrong.missingExclusion)}>
          {alert.exclusions.map(({ code, words }) => (
            <View key={code} className="note supervision-known">
              {words}
            </View>
          ))}
          <TextInput
            value={typed.missingExclusion}
            onChange={(missingExclusion) => edit({ missingExclusion })}
            label={FIELD.missing}
            max={100}
            isPublic
          />
        </Field>
      )}
    </>
  );
}

function Colleagues({ alert, form: { typed, edit, wrong } }: { alert: AlertDetail; form: AlertForm }) {
  const { label, hint } = FORM.assign;
  return (
    <Field label={label} hint={hint} {...errorOf(wrong.accountId)}>
      <Choice
        look="rows"
        options={(alert.colleagues ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))}
        value={typed.accountId || undefined}
        onChange={(accountId) => edit({ accountId })}
        label={label}
      />
    </Field>
  );
}

/** The form of one command: what it asks, what is wrong with it, and the button. */
export function StepSheet({ alert, command, onClose }: Props) {
  const form = useAlertStep(alert, command, onClose);
  const { typed, edit, submit, wrong, pending, stale, error } = form;
  const words = FORM[command];
  const allowed = alert.mayDo.includes(command);
  return (
    <Sheet open title={words.title} onClose={onClose}>
      {command === 'assign' && <Colleagues alert={alert} form={form} />}
      {command === 'close' && <Ending alert={alert} form={form} />}
      {command === 'mute' && (
        <Field label={FIELD.days} hint={FIELD.daysHint(MOST_MUTED_DAYS)} {...errorOf(wrong.days)}>
          <TextInput type="number" value={typed.days} onChange={(days) => edit({ days })} label={FIELD.days} max={3} />
        </Field>
      )}
      {command !== 'assign' && (
        <Field label={words.label} hint={words.hint} {...errorOf(wrong.text)}>
          <TextArea value={typed.text} onChange={(text) => edit({ text })} label={words.label} max={1000} isPublic />
        </Field>
      )}
      {command === 'explain' && (
        <Field label={FIELD.papers} hint={FIELD.papersHint} optional {...errorOf(wrong.mediaIds)}>
          <MediaPicker of={form.uploads} />
        </Field>
      )}
      {(stale || error !== undefined) && (
        <View className="supervision-wrong" {...aria({ role: 'alert' })}>
          {stale ? (allowed ? FIELD.stale : FIELD.over) : sayError(error)}
        </View>
      )}
      {allowed ? (
        <Button loading={pending} onClick={submit}>
          {words.submit}
        </Button>
      ) : (
        <Button look="quiet" onClick={onClose}>
          {FIELD.seen}
        </Button>
      )}
    </Sheet>
  );
}
