import { View } from '@tarojs/components';
import {
  AlertClosing,
  type AlertCommand,
  type AlertDetail,
  MOST_HELD_DAYS,
  MOST_MUTED_DAYS,
} from '@shared/supervision/supervision';
import { sayError } from '@/platform/server/call';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { MediaPicker } from '@/ui/media/media-picker';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { CLOSING, FIELD, FORM } from '../copy';
import { TELLS_NOBODY } from '../form';
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
        />
      </Field>
      {typed.closing === 'falseAlarm' && (
        <Field {...FIELD.missing} {...errorOf(wrong.missingExclusion)}>
          {alert.exclusions.map(({ code, words }) => (
            <View key={code} className="note supervision-known">
              {words}
            </View>
          ))}
          <TextInput
            value={typed.missingExclusion}
            onChange={(missingExclusion) => edit({ missingExclusion })}
            max={100}
            isPublic
          />
        </Field>
      )}
    </>
  );
}

const WHEN = [
  { value: 'now', label: FIELD.now },
  { value: 'later', ...FIELD.later },
] as const;

/** Whom a real ending is about, and when they are told: they read the reason, and may answer. */
function Telling({ alert, form: { typed, edit, wrong } }: { alert: AlertDetail; form: AlertForm }) {
  const concerned = (alert.concerned ?? []).map(({ personId, name }) => ({ value: personId, label: name }));
  if (typed.closing !== 'real' || concerned.length === 0) return null;
  return (
    <>
      <View className="note supervision-note">{FIELD.forPerson}</View>
      {concerned.length > 1 && (
        <Field {...FIELD.tells} {...errorOf(wrong.tells)}>
          <Choice
            look="rows"
            options={[...concerned, { value: TELLS_NOBODY, label: FIELD.tellsNone }]}
            value={typed.tells || undefined}
            onChange={(tells) => edit({ tells })}
          />
        </Field>
      )}
      <Field label={FIELD.when}>
        <Choice
          options={WHEN}
          value={typed.later ? 'later' : 'now'}
          onChange={(when) => edit({ later: when === 'later' })}
        />
      </Field>
      {typed.later && (
        <>
          <Field label={FIELD.heldDays} hint={FIELD.daysHint(MOST_HELD_DAYS)} {...errorOf(wrong.heldDays)}>
            <TextInput type="number" value={typed.heldDays} onChange={(heldDays) => edit({ heldDays })} max={3} />
          </Field>
          <Field label={FIELD.heldWhy} {...errorOf(wrong.heldWhy)}>
            <TextInput value={typed.heldWhy} onChange={(heldWhy) => edit({ heldWhy })} max={200} />
          </Field>
        </>
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
          <TextInput type="number" value={typed.days} onChange={(days) => edit({ days })} max={3} />
        </Field>
      )}
      {command !== 'assign' && (
        <Field label={words.label} hint={words.hint} {...errorOf(wrong.text)}>
          <TextArea value={typed.text} onChange={(text) => edit({ text })} max={1000} isPublic />
        </Field>
      )}
      {command === 'close' && <Telling alert={alert} form={form} />}
      {command === 'explain' && (
        <Field {...FIELD.papers} optional {...errorOf(wrong.mediaIds)}>
          <MediaPicker of={form.uploads} />
        </Field>
      )}
      {(stale || error !== undefined) && (
        <Failed className="supervision-wrong" of={stale ? (allowed ? FIELD.stale : FIELD.over) : sayError(error)} />
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
