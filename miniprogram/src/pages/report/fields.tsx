import { View } from '@tarojs/components';
import { useState } from 'react';
import { ReportCategory } from '@shared/reports/reports';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { openPage } from '@/platform/navigate';
import { useSignedIn } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { MediaPicker } from '@/ui/media/media-picker';
import { About } from './about';
import { Caution } from './caution';
import { CheckAnswers } from './check-answers';
import { copy } from './copy';
import { Modes } from './modes';
import { Pin } from './pin';
import type { useReportForm } from './use-report-form';
import { VillagePicker } from './village-picker';
import './index.css';

const CATEGORIES = ReportCategory.options.map((value) => ({ value, label: CATEGORY_WORDS[value] }));

/** The form of a report, for the tab and for a question. */
export function ReportFields({ state }: { state: ReturnType<typeof useReportForm> }) {
  const { form, edit, errors, uploads, submit, warning, stay, sendAnyway, wanted, mayBeNamed } = state;
  const signedIn = useSignedIn();
  const [checking, setChecking] = useState(false);
  const blocked = form.mode !== 'anonymous' && !mayBeNamed;
  return (
    <View>
      <Field {...copy.what} error={errors.description}>
        <TextArea
          value={form.description}
          max={2000}
          placeholder={copy.whatPlaceholder}
          onChange={(description) => edit({ description })}
        />
      </Field>
      <Field label={copy.media} hint={copy.mediaHint} error={errors.media} optional>
        <MediaPicker of={uploads} hidden={form.mode !== 'named'} />
      </Field>
      <Field label={copy.category} error={errors.category}>
        <Choice options={CATEGORIES} value={form.category || undefined} onChange={(category) => edit({ category })} />
      </Field>
      <Field label={copy.village} error={errors.villageCode}>
        <VillagePicker code={form.villageCode} name={form.villageName} onChange={edit} />
      </Field>
      <Field label={copy.about} error={errors.about}>
        <About form={form} onChange={edit} />
      </Field>
      <Field label={copy.place} error={errors.place} optional>
        <TextInput
          value={form.place}
          max={80}
          placeholder={copy.placePlaceholder}
          onChange={(place) => edit({ place })}
        />
        {__LOCATION__ && <Pin form={form} onChange={edit} />}
      </Field>
      <Field label={copy.who}>
        <Modes value={form.mode} onChange={(mode) => edit({ mode })} />
      </Field>
      {blocked ? (
        <View className="report-blocked">
          <View>{copy.needBinding}</View>
          <Button look="quiet" onClick={() => openPage(signedIn ? 'identity/bind' : 'login')}>
            {copy.bindNow}
          </Button>
        </View>
      ) : (
        <View className="stack">
          <Button loading={wanted} onClick={submit}>
            {copy.submit}
          </Button>
          <Button look="quiet" disabled={wanted} onClick={() => setChecking(true)}>
            {copy.checkFirst}
          </Button>
        </View>
      )}
      <View className="note report-promise">
        {wanted && uploads.sending
          ? copy.submitWaiting
          : `${copy.promise}${uploads.items.length > 0 ? copy.keptWords : copy.keptDraft}`}
      </View>
      {checking && (
        <CheckAnswers
          form={form}
          files={uploads.items}
          onChange={() => setChecking(false)}
          onSend={() => {
            setChecking(false);
            submit();
          }}
        />
      )}
      {warning && <Caution of={warning} onChange={stay} onSend={sendAnyway} />}
    </View>
  );
}
