import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  correctDecisionRecord,
  type DecisionDetail,
  DecisionKind,
  type DecisionStep,
  listDecisions,
  problemsOf,
  PUBLICITY_DAYS,
  recordDecisionStep,
  showDecision,
  startDecision,
  STEP_RULES,
} from '@shared/affairs/decisions';
import { dayInChina } from '@shared/time';
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
import { DECISION_KIND, RECORD, STEP } from '../decision-copy';
import { BLANK, fenOf, formOf, type RecordForm, recordOf } from './form';
import { VoteFields } from './vote-fields';

interface Props {
  villageCode: string;
  step: DecisionStep;
  /** The matter; absent when it is begun. */
  decision?: DecisionDetail;
  /** The record that is put right. */
  corrects?: string;
}

const KINDS = DecisionKind.options.map((value) => ({ value, label: DECISION_KIND[value] }));

/** Writes down one step: what was held, where, who came and how they voted, or how long it was shown. */
export function WriteRecord({ villageCode, step, decision, corrects }: Props) {
  const earlier = decision?.records.find(({ recordId }) => recordId === corrects);
  const draft = `affairs.decision.${decision?.decisionId ?? villageCode}.${step}.${corrects ?? ''}`;
  const [form, change, clear] = useDraft(draft, earlier ? formOf(earlier) : BLANK);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const today = dayInChina(new Date().toISOString());
  const { needs } = STEP_RULES[step];
  const when = needs === 'publicity' ? 'publicity' : 'meeting';
  const edit = (part: Partial<RecordForm>) => {
    // Other words are another question whether a number in them is an office's.
    change({ publishesContact: false, ...part });
    setErrors({});
  };
  const errorOf = (path: string) => (errors[path] ? { error: errors[path] } : {});

  const bodies = () => {
    const record = recordOf(step, form);
    const amountFen = fenOf(form.yuan);
    const contact = form.publishesContact ? { publishesContact: true } : {};
    return {
      start: { ...contact, kind: form.kind, title: form.title, ...(amountFen !== undefined && { amountFen }), record },
      record: { ...contact, version: decision?.version ?? 0, record },
      correction: {
        ...contact,
        version: decision?.version ?? 0,
        corrects: corrects ?? '',
        reason: form.reason,
        record,
      },
    };
  };
  const save = useChange({
    act: (sendOnce) => {
      const { start, record, correction } = bodies();
      if (!decision) return sendOnce(startDecision, { params: { villageCode }, body: start });
      const params = { villageCode, decisionId: decision.decisionId };
      if (corrects) return sendOnce(correctDecisionRecord, { params, body: correction });
      return sendOnce(recordDecisionStep, { params, body: record });
    },
    done: RECORD.saved,
    onSuccess: ({ decisionId }) => {
      clear();
      askAgain(listDecisions, showDecision);
      replacePage('affairs/decision', { villageCode, decisionId });
    },
    onError: (error) => {
      setErrors(fieldErrors(error));
      // Someone else may have written this step first: what was typed stays, and the matter is read again.
      askAgain(showDecision);
    },
  });
  const send = () => {
    const { start, record, correction } = bodies();
    const shaped = !decision
      ? checkForm(startDecision.body!, start)
      : corrects
        ? checkForm(correctDecisionRecord.body!, correction)
        : checkForm(recordDecisionStep.body!, record);
    const found = !decision
      ? checkWords(startDecision, start)
      : corrects
        ? checkWords(correctDecisionRecord, correction)
        : checkWords(recordDecisionStep, record);
    const wrong: Record<string, string> = { ...found, ...shaped.errors };
    if (Number.isNaN(start.amountFen)) wrong.amountFen = RECORD.amountWrong;
    if (!form.heldOn) wrong['record.heldOn'] = RECORD.heldOnMissing;
    else
      for (const { path, message } of problemsOf(record.record, { today, matter: decision }))
        wrong[`record.${path}`] ??= message;
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) save.mutate();
  };

  return (
    <Page>
      <Card>
        <View className="affairs-lead">{STEP[step].name}</View>
        <View className="note">{decision ? decision.title : RECORD.start}</View>
        <View className="note">{STEP[step].what}</View>
      </Card>
      {!decision && (
        <>
          <Field {...RECORD.title} {...errorOf('title')}>
            <TextInput value={form.title} onChange={(title) => edit({ title })} max={60} isPublic />
          </Field>
          <Field label={RECORD.kind}>
            <Choice options={KINDS} value={form.kind} onChange={(kind) => edit({ kind })} />
          </Field>
          <Field label={RECORD.amount} optional {...errorOf('amountFen')}>
            <TextInput type="digit" value={form.yuan} onChange={(yuan) => edit({ yuan })} max={14} />
          </Field>
        </>
      )}
      <Field label={RECORD.heldOn[when]} {...errorOf('record.heldOn')}>
        <DayField
          mode="date"
          value={form.heldOn}
          onChange={(heldOn) => edit({ heldOn })}
          placeholder={RECORD.pick}
          end={today}
        />
      </Field>
      {needs === 'publicity' && (
        <Field label={RECORD.untilOn} hint={RECORD.untilHint(PUBLICITY_DAYS)} {...errorOf('record.untilOn')}>
          <DayField
            mode="date"
            value={form.untilOn}
            onChange={(untilOn) => edit({ untilOn })}
            placeholder={RECORD.pick}
          />
        </Field>
      )}
      <Field label={RECORD.place[when]} {...errorOf('record.place')}>
        <TextInput value={form.place} onChange={(place) => edit({ place })} max={60} isPublic />
      </Field>
      {needs === 'vote' && <VoteFields step={step} matter={decision} form={form} errors={errors} edit={edit} />}
      <Field {...RECORD.text} {...errorOf('record.text')}>
        <TextArea value={form.text} onChange={(text) => edit({ text })} max={2000} isPublic />
      </Field>
      {needs === 'publicity' && (
        <Field label={RECORD.objections} optional {...errorOf('record.objections')}>
          <TextArea value={form.objections} onChange={(objections) => edit({ objections })} max={1000} isPublic />
        </Field>
      )}
      {corrects && (
        <Field {...RECORD.reason} {...errorOf('reason')}>
          <TextArea value={form.reason} onChange={(reason) => edit({ reason })} max={200} isPublic />
        </Field>
      )}
      <ContactConfirm
        texts={[form.title, form.place, form.text, form.objections, form.reason]}
        confirmed={form.publishesContact}
        onChange={(publishesContact) => edit({ publishesContact })}
      />
      {save.error && Object.keys(errors).length === 0 && <View className="affairs-error">{sayError(save.error)}</View>}
      <Button loading={save.isPending} onClick={send}>
        {corrects ? RECORD.saveCorrection : RECORD.save}
      </Button>
      <View className="note affairs-note">{`${RECORD.once}${RECORD.kept}`}</View>
    </Page>
  );
}
