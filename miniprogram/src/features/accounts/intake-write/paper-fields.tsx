import { View } from '@tarojs/components';
import { PaperKind } from '@shared/accounts/attachments';
import { dayInChina } from '@shared/time';
import { aria } from '@/ui/aria';
import { Choice } from '@/ui/forms/choice';
import { DayField } from '@/ui/forms/day-field';
import { Field, TextInput } from '@/ui/forms/field';
import { Section } from '@/ui/layout/section';
import { WRITE } from '../intake/copy';
import type { DraftPaper } from '../intake/draft';
import { Pictures } from './pictures';

const KINDS = PaperKind.options.map((value) => ({ value, label: value }));

interface Props {
  place: number;
  paper: DraftPaper;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<DraftPaper>) => void;
  onReading: (reading: boolean) => void;
  onRemove: (() => void) | undefined;
}

/** One paper as it is described: what it is, how much, of which day, and its pictures. */
export function PaperFields({ place, paper, errorOf, onChange, onReading, onRemove }: Props) {
  const wrong = (field: string) => {
    const error = errorOf(field);
    return error === undefined ? {} : { error };
  };
  const of = (label: string) => `${WRITE.paper(place + 1)}${label}`;
  return (
    <Section title={WRITE.paper(place + 1)}>
      <Field label={WRITE.pictures} {...wrong('mediaIds')}>
        <Pictures paper={paper} onChange={onChange} onReading={onReading} />
      </Field>
      <Field label={WRITE.kind} {...wrong('kind')}>
        <Choice options={KINDS} value={paper.kind} onChange={(kind) => onChange({ kind })} label={of(WRITE.kind)} />
      </Field>
      <Field {...WRITE.amount} {...wrong('amountFen')}>
        <TextInput
          type="digit"
          value={paper.amount}
          onChange={(amount) => onChange({ amount })}
          max={14}
          label={of(WRITE.amount.label)}
        />
      </Field>
      <Field label={WRITE.on} {...wrong('on')}>
        <DayField
          mode="date"
          value={paper.on}
          onChange={(on) => onChange({ on })}
          placeholder={WRITE.choose}
          label={of(WRITE.on)}
          end={dayInChina(new Date().toISOString())}
        />
      </Field>
      <Field {...WRITE.what} {...wrong('what')}>
        <TextInput value={paper.what} onChange={(what) => onChange({ what })} max={60} label={of(WRITE.what.label)} />
      </Field>
      {onRemove && (
        <View className="intake-remove" onClick={onRemove} {...aria({ role: 'button', label: of(WRITE.remove) })}>
          {WRITE.remove}
        </View>
      )}
    </Section>
  );
}
