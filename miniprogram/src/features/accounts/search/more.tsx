import { Picker, View } from '@tarojs/components';
import { useState } from 'react';
import { fenTyped } from '@shared/accounts/entry-search';
import { formatDay } from '@shared/time';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { MORE } from './copy';
import type { Chosen } from './question';

type Part = Pick<Chosen, 'minFen' | 'maxFen' | 'from' | 'until'>;

interface Props {
  open: boolean;
  value: Part;
  onChange: (part: Part) => void;
  onClose: () => void;
}

/** Fen as one would type it: 120000 → 1200. */
const typedOf = (fen: number | undefined) => (fen === undefined ? '' : String(fen / 100));

function Day({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string) => void;
}) {
  return (
    <Field label={label}>
      <Picker mode="date" value={value ?? ''} fields="day" onChange={(event) => onChange(event.detail.value)}>
        <View className="input search-day">{value ? formatDay(value, 0) : MORE.any}</View>
      </Picker>
    </Field>
  );
}

/** Amounts as people write them, and days: for whom the chips are not enough. */
export function More({ open, value, onChange, onClose }: Props) {
  const [least, setLeast] = useState(typedOf(value.minFen));
  const [most, setMost] = useState(typedOf(value.maxFen));
  const [days, setDays] = useState<Pick<Part, 'from' | 'until'>>({ from: value.from, until: value.until });
  const wrong = (typed: string) => typed.trim() !== '' && fenTyped(typed) === undefined;
  const done = () => {
    if (wrong(least) || wrong(most)) return;
    onChange({ minFen: fenTyped(least), maxFen: fenTyped(most), ...days });
    onClose();
  };
  const reset = () => {
    onChange({ minFen: undefined, maxFen: undefined, from: undefined, until: undefined });
    onClose();
  };
  return (
    <Sheet open={open} title={MORE.title} onClose={onClose}>
      <Field label={MORE.least} hint={MORE.amountHint} {...(wrong(least) && { error: MORE.wrong })}>
        <TextInput value={least} onChange={setLeast} max={16} />
      </Field>
      <Field label={MORE.most} {...(wrong(most) && { error: MORE.wrong })}>
        <TextInput value={most} onChange={setMost} max={16} />
      </Field>
      <Day label={MORE.from} value={days.from} onChange={(from) => setDays({ ...days, from })} />
      <Day label={MORE.until} value={days.until} onChange={(until) => setDays({ ...days, until })} />
      <Button onClick={done}>{MORE.done}</Button>
      <Button look="quiet" onClick={reset}>
        {MORE.reset}
      </Button>
    </Sheet>
  );
}
