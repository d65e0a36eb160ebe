import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  AppraisalMeeting,
  type HeldAppraisal,
  correctAppraisal,
  listAppraisals,
  problemsOfAppraisal,
  recordAppraisal,
} from '@shared/affairs/appraisals';
import { CommitteeForm } from '@shared/affairs/decisions';
import { dayInChina, yearOf } from '@shared/time';
import * as z from '@shared/zod';
import { askAgain } from '@/platform/server/answers';
import { fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { useDraft } from '@/platform/sending/drafts';
import { replacePage } from '@/platform/navigate';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { DayField } from '@/ui/forms/day-field';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { ContactConfirm } from '@/ui/words/private-note';
import { RECORD_APPRAISAL } from '../appraisal-copy';
import { FORM } from '../decision-copy';
import { CadreFields } from './cadre-fields';
import { type AppraisalForm, BLANK, BLANK_ROW, formOf, meetingOf, rowErrors, type RowForm } from './form';

interface Props {
  villageCode: string;
  /** Those for whom it is said whether they were appraised: the village's cadres, or those of the record that is put right. */
  cadres: readonly { cadreId: string; name: string; title: string }[];
  /** Those that are recorded: a year may have another. */
  held: readonly Pick<HeldAppraisal, 'year'>[];
  /** The one that is put right. */
  corrects?: HeldAppraisal;
}

const AGAIN = [{ value: 'yes' as const, label: RECORD_APPRAISAL.againYes, note: RECORD_APPRAISAL.againNote }];
const FORMS = CommitteeForm.options.map((value) => ({ value, label: FORM[value].name, note: FORM[value].rule }));

/** Writes down a meeting of a year: who came, and for each cadre how many voted what. */
export function WriteAppraisal({ villageCode, cadres, held, corrects }: Props) {
  const before = corrects?.records[corrects.records.length - 1];
  const draft = `affairs.appraisal.${villageCode}.${corrects ? `${corrects.year}.${corrects.number}.${corrects.version}` : ''}`;
  const [form, change, clear] = useDraft(draft, before ? formOf(before) : BLANK);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const today = dayInChina(new Date().toISOString());
  const edit = (part: Partial<AppraisalForm>) => {
    // Other words are another question whether a number in them is an office's.
    change({ publishesContact: false, ...part });
    setErrors({});
  };
  const errorOf = (path: string) => (errors[path] ? { error: errors[path] } : {});
  const meeting = meetingOf(
    form,
    cadres.map(({ cadreId }) => cadreId),
  );
  const ofRows = rowErrors(errors, meeting);
  const times = form.heldOn ? held.filter(({ year }) => year === yearOf(form.heldOn)).length : 0;
  const bodies = (given: AppraisalMeeting) => {
    const contact = form.publishesContact ? { publishesContact: true } : {};
    return {
      first: { ...contact, number: times + 1, meeting: given },
      correction: {
        ...contact,
        number: corrects?.number ?? 1,
        version: corrects?.version ?? 0,
        reason: form.reason,
        meeting: given,
      },
    };
  };
  const save = useChange({
    act: (sendOnce, given: AppraisalMeeting) => {
      const { first, correction } = bodies(given);
      return corrects
        ? sendOnce(correctAppraisal, { params: { villageCode, year: String(corrects.year) }, body: correction })
        : sendOnce(recordAppraisal, { params: { villageCode }, body: first });
    },
    done: RECORD_APPRAISAL.saved,
    onSuccess: () => {
      clear();
      askAgain(listAppraisals);
      replacePage('affairs/appraisals', { villageCode });
    },
    onError: (error) => {
      setErrors(fieldErrors(error));
      askAgain(listAppraisals);
    },
  });
  const send = () => {
    const shaped = checkForm(z.object({ meeting: AppraisalMeeting }), { meeting });
    const given = shaped.value?.meeting;
    const wrong: Record<string, string> = { ...shaped.errors };
    if (!form.heldOn) wrong['meeting.heldOn'] = RECORD_APPRAISAL.heldOnMissing;
    if (times > 0 && !form.again) wrong.again = RECORD_APPRAISAL.againMissing;
    if (!form.form) wrong['meeting.form'] = RECORD_APPRAISAL.formMissing;
    if (given) {
      const { first, correction } = bodies(given);
      if (corrects)
        Object.assign(
          wrong,
          checkForm(correctAppraisal.body!, correction).errors,
          checkWords(correctAppraisal, correction),
        );
      else Object.assign(wrong, checkWords(recordAppraisal, first));
      for (const { path, message } of problemsOfAppraisal(given, { today, required: cadres, known: cadres })) {
        const at = `meeting.${path}`;
        wrong[at] = wrong[at] ? `${wrong[at]}；${message}` : message;
      }
    }
    setErrors(wrong);
    if (given && Object.keys(wrong).length === 0) save.mutate(given);
  };
  const editRow = (cadreId: string) => (part: Partial<RowForm>) =>
    edit({ rows: { ...form.rows, [cadreId]: { ...(form.rows[cadreId] ?? BLANK_ROW), ...part } } });

  return (
    <Page>
      <Card>
        <View className="affairs-lead">
          {corrects ? RECORD_APPRAISAL.leadCorrection(corrects.year, corrects.number) : RECORD_APPRAISAL.lead}
        </View>
        <View className="note">{RECORD_APPRAISAL.note}</View>
      </Card>
      <Field label={RECORD_APPRAISAL.heldOn} {...errorOf('meeting.heldOn')}>
        <DayField
          mode="date"
          value={form.heldOn}
          onChange={(heldOn) => edit({ heldOn })}
          placeholder={RECORD_APPRAISAL.pick}
          end={today}
        />
      </Field>
      {times > 0 && (
        <Field label={RECORD_APPRAISAL.again(yearOf(form.heldOn), times)} {...errorOf('again')}>
          <Choice
            options={AGAIN}
            value={form.again ? 'yes' : undefined}
            onChange={() => edit({ again: true })}
            look="rows"
          />
        </Field>
      )}
      <Field label={RECORD_APPRAISAL.place} {...errorOf('meeting.place')}>
        <TextInput value={form.place} onChange={(place) => edit({ place })} max={60} isPublic />
      </Field>
      <Field label={RECORD_APPRAISAL.form} {...errorOf('meeting.form')}>
        <Choice
          options={FORMS}
          value={form.form || undefined}
          onChange={(chosen) => edit({ form: chosen })}
          look="rows"
        />
      </Field>
      <View className="affairs-votes">
        {(['due', 'present'] as const).map((count) => (
          <Field key={count} label={RECORD_APPRAISAL[count]} {...errorOf(`meeting.${count}`)}>
            <TextInput type="number" value={form[count]} onChange={(value) => edit({ [count]: value })} max={5} />
          </Field>
        ))}
      </View>
      <Field {...RECORD_APPRAISAL.text} {...errorOf('meeting.text')}>
        <TextArea value={form.text} onChange={(text) => edit({ text })} max={2000} isPublic />
      </Field>
      {cadres.map((cadre) => (
        <CadreFields
          key={cadre.cadreId}
          cadre={cadre}
          row={form.rows[cadre.cadreId] ?? BLANK_ROW}
          present={form.present}
          error={ofRows[cadre.cadreId]}
          edit={editRow(cadre.cadreId)}
        />
      ))}
      {errors['meeting.people'] && <View className="affairs-error">{errors['meeting.people']}</View>}
      {corrects && (
        <Field {...RECORD_APPRAISAL.reason} {...errorOf('reason')}>
          <TextArea value={form.reason} onChange={(reason) => edit({ reason })} max={200} isPublic />
        </Field>
      )}
      <ContactConfirm
        texts={[form.place, form.text, form.reason]}
        confirmed={form.publishesContact}
        onChange={(publishesContact) => edit({ publishesContact })}
      />
      {save.error && <View className="affairs-error">{sayError(save.error)}</View>}
      <Button loading={save.isPending} onClick={send}>
        {corrects ? RECORD_APPRAISAL.saveCorrection : RECORD_APPRAISAL.save}
      </Button>
      <View className="note affairs-note">{RECORD_APPRAISAL.kept}</View>
    </Page>
  );
}
