import { View } from '@tarojs/components';
import { DUTIES, type DutyStanding, dutyOf, listDuties, periodWords } from '@shared/affairs/duties';
import { MAX_DAYS_AHEAD, NoticeKind } from '@shared/affairs/notices';
import { dayInChina, daysAfter, formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { DayField } from '@/ui/forms/day-field';
import { ContactConfirm } from '@/ui/words/private-note';
import { KIND, PUBLISH } from '../notice-copy';
import { dutyValue, type NoticeForm } from './form';

export interface FieldsProps {
  form: NoticeForm;
  errors: Record<string, string>;
  edit: (part: Partial<NoticeForm>) => void;
}

const KINDS = NoticeKind.options.map((value) => ({ value, label: KIND[value].word, note: KIND[value].hint }));
const wrong = (error: string | undefined) => (error ? { error } : {});

export const KindField = ({ form, errors, edit }: FieldsProps) => (
  <Field label={PUBLISH.kind} {...wrong(errors.kind)}>
    <Choice options={KINDS} value={form.kind} onChange={(kind) => edit({ kind })} look="rows" />
  </Field>
);

export const WordsFields = ({ form, errors, edit }: FieldsProps) => (
  <>
    <Field {...PUBLISH.title} {...wrong(errors.title)}>
      <TextInput value={form.title} onChange={(title) => edit({ title, publishesContact: false })} max={60} isPublic />
    </Field>
    <Field {...PUBLISH.body} {...wrong(errors.body)}>
      <TextArea value={form.body} onChange={(body) => edit({ body, publishesContact: false })} max={5000} isPublic />
    </Field>
  </>
);

export const ContactField = ({ form, edit }: FieldsProps) => (
  <ContactConfirm
    texts={[form.title, form.body, form.reason]}
    confirmed={form.publishesContact}
    onChange={(publishesContact) => edit({ publishesContact })}
  />
);

const NO = 'no';
const YES = 'yes';

const optionOf = ({ code, period, dueOn }: DutyStanding) => ({
  value: dutyValue(code, period),
  label: dutyOf(code).name,
  note: PUBLISH.dutyPeriod(periodWords(period), formatDay(dueOn, new Date().getFullYear())),
});

/** Which of what the village must publish this is: only those of the notice's own kind are offered. */
export function DutyField({ form, errors, edit, villageCode }: FieldsProps & { villageCode: string }) {
  const { data } = useAnswer(listDuties, { params: { villageCode } }, { enabled: villageCode !== '' });
  if (!DUTIES.some(({ kind }) => kind === form.kind) || !data) return null;
  const options = data.items.filter(({ code }) => dutyOf(code).kind === form.kind).map(optionOf);
  const chosen = options.some(({ value }) => value === form.duty) ? form.duty : NO;
  return (
    <Field label={PUBLISH.duty} {...wrong(errors.duty)}>
      <Choice
        options={[{ value: NO, label: PUBLISH.dutyNone }, ...options]}
        value={chosen}
        onChange={(duty) => edit({ duty: duty === NO ? '' : duty })}
        look="rows"
      />
    </Field>
  );
}

export function WhenField({ form, errors, edit }: FieldsProps) {
  const now = new Date().toISOString();
  return (
    <Field label={PUBLISH.when} {...wrong(errors.publishAt)}>
      <Choice
        options={[
          { value: NO, label: PUBLISH.now },
          { value: YES, label: PUBLISH.later },
        ]}
        value={form.later ? YES : NO}
        onChange={(value) =>
          edit({ later: value === YES, ...(value === YES && !form.day && { day: dayInChina(daysAfter(now, 1)) }) })
        }
      />
      {form.later && (
        <View className="affairs-votes affairs-part">
          <DayField
            mode="date"
            value={form.day}
            onChange={(day) => edit({ day })}
            placeholder={PUBLISH.day}
            label={PUBLISH.day}
            start={dayInChina(now)}
            end={dayInChina(daysAfter(now, MAX_DAYS_AHEAD))}
          />
          <DayField
            mode="time"
            value={form.clock}
            onChange={(clock) => edit({ clock })}
            placeholder={PUBLISH.clock}
            label={PUBLISH.clock}
          />
        </View>
      )}
    </Field>
  );
}

export const ReceiptField = ({ form, edit }: FieldsProps) => (
  <Field {...PUBLISH.receipt}>
    <Choice
      options={[
        { value: NO, label: PUBLISH.receiptNo },
        { value: YES, label: PUBLISH.receiptYes },
      ]}
      value={form.asksReceipt ? YES : NO}
      onChange={(value) => edit({ asksReceipt: value === YES })}
    />
  </Field>
);
