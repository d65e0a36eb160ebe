import { View } from '@tarojs/components';
import { ReservedMatter } from '@shared/affairs/collective-organ';
import { type DecisionStep, formsFor, type Matter, MeetingForm, outcomeOf } from '@shared/affairs/decisions';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { FORM, OUTCOME, RECORD, RESERVED } from '../decision-copy';
import { type RecordForm, voteOf } from './form';

interface Props {
  step: DecisionStep;
  /** Who may resolve it, where it is known already. */
  matter?: Matter | undefined;
  form: RecordForm;
  errors: Record<string, string>;
  edit: (part: Partial<RecordForm>) => void;
}

const COUNTS = ['due', 'present', 'agree', 'against', 'abstain'] as const;
const formsOf = (matter: Matter | undefined, heldOn: string) =>
  (matter ? formsFor(matter, heldOn) : MeetingForm.options).map((value) => ({
    value,
    label: FORM[value].name,
    note: FORM[value].rule,
  }));
const RESERVED_CHOICES = ([...ReservedMatter.options, 'none'] as const).map((value) => ({
  value,
  label: RESERVED[value],
}));

/** Who came and how they voted, and at once what that comes to by the rule. */
export function VoteFields({ step, matter, form, errors, edit }: Props) {
  const errorOf = (path: string) => {
    const error = errors[`record.vote.${path}`];
    return error ? { error } : {};
  };
  const vote = voteOf(step, form);
  const complete = COUNTS.every((count) => form[count] !== '') && (step !== 'resolution' || form.form);
  const outcome = complete && vote ? outcomeOf(step, vote) : undefined;
  return (
    <>
      {step === 'resolution' && (
        <Field label={RECORD.form} {...errorOf('form')}>
          <Choice
            options={formsOf(matter, form.heldOn)}
            value={form.form || undefined}
            onChange={(chosen) => edit({ form: chosen })}
            look="rows"
          />
        </Field>
      )}
      {form.form === 'memberRepresentatives' && (
        <Field label={RECORD.reserved} {...(errors['record.reserved'] && { error: errors['record.reserved'] })}>
          <Choice
            options={RESERVED_CHOICES}
            value={form.reserved || undefined}
            onChange={(reserved) => edit({ reserved })}
            look="rows"
          />
        </Field>
      )}
      <View className="affairs-votes">
        {COUNTS.map((count) => (
          <Field key={count} label={RECORD[count]} {...errorOf(count)}>
            <TextInput type="number" value={form[count]} onChange={(value) => edit({ [count]: value })} max={5} />
          </Field>
        ))}
      </View>
      {outcome && (
        <Card>
          <View className={outcome === 'done' ? '' : 'affairs-failed'}>{`${RECORD.result}${OUTCOME[outcome]}`}</View>
          {outcome !== 'done' && <View className="note">{RECORD.failsNote}</View>}
        </Card>
      )}
    </>
  );
}
