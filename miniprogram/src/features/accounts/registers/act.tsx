import { View } from '@tarojs/components';
import { useState } from 'react';
import { BOOKKEEPERS } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import type { AnyRoute } from '@shared/route';
import { dayInChina, yearOf } from '@shared/time';
import { fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { DayField } from '@/ui/forms/day-field';
import { Field, TextInput } from '@/ui/forms/field';
import { Section } from '@/ui/layout/section';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { ACT } from './copy';
import { fenOfYuan } from './yuan';
import './registers.css';

/** One question of a form. `path` is where the contract keeps the answer, and so where it tells what is wrong with it. */
export interface Asked {
  path: string;
  label: string;
  /** `day` is past or today, `future` any; `digits` is a number that counts nothing: kept as it was typed. */
  as: 'day' | 'future' | 'money' | 'number' | 'digits' | 'text' | 'choice';
  hint?: string;
  optional?: boolean;
  max?: number;
  options?: readonly { value: string; label: string }[];
  /** What is answered unless the person says otherwise. */
  value?: string;
}

/** What an officer may record on a page: its questions, the route, and the body made of the answers. */
export interface Act {
  key: string;
  label: string;
  danger?: boolean;
  asks: readonly Asked[];
  route: AnyRoute;
  params: Record<string, string>;
  /** @param answers by path: text as typed (undefined when left empty), money in fen, numbers as such. */
  body: (answers: Answers) => Record<string, unknown>;
}
export type Answers = Record<string, string | number | undefined>;

export const ON: Asked = { path: 'on', label: ACT.on, as: 'day' };
export const REASON: Asked = { path: 'reason', label: ACT.reason, as: 'text', max: 100, optional: true };
export const DECIDED: Asked = {
  path: 'decidedBy',
  ...ACT.decidedBy,
  as: 'text',
  max: 100,
};
export const VOUCHER: Asked = {
  path: 'voucher.voucherNo',
  label: ACT.voucherNo,
  hint: ACT.voucherHint,
  as: 'text',
  max: 20,
  optional: true,
};
/** The voucher of that day's year; nothing when none was named. */
export const voucherOf = (answers: Answers, day: string | number | undefined) => {
  const voucherNo = answers['voucher.voucherNo'];
  return voucherNo ? { voucher: { year: yearOf(String(day)), voucherNo } } : {};
};

/** Whether the one signed in keeps this village's books. */
export const useKeeps = (villageCode: string): boolean => holds(useMe()?.grants ?? [], BOOKKEEPERS, villageCode);

function Question({
  of,
  value,
  error,
  onChange,
}: {
  of: Asked;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) {
  const { label, as, hint, optional = false, max = 20, options = [] } = of;
  const today = dayInChina(new Date().toISOString());
  return (
    <Field label={label} optional={optional} {...(hint && { hint })} {...(error && { error })}>
      {as === 'choice' && <Choice options={options} value={value} onChange={onChange} />}
      {(as === 'day' || as === 'future') && (
        <DayField
          mode="date"
          value={value}
          onChange={onChange}
          placeholder={ACT.pickDay}
          {...(as === 'day' && { end: today })}
        />
      )}
      {(as === 'text' || as === 'money' || as === 'number' || as === 'digits') && (
        <TextInput
          value={value}
          onChange={onChange}
          max={max}
          {...(as === 'text' ? { isPublic: true } : { type: 'digit' })}
        />
      )}
    </Field>
  );
}

/** The answers as the contract wants them, and what is wrong with those that cannot be read. */
function read(asks: readonly Asked[], typed: Record<string, string>) {
  const errors: Record<string, string> = {};
  const answers: Answers = {};
  for (const { path, as, optional } of asks) {
    const text = (typed[path] ?? '').trim();
    answers[path] = text || undefined;
    if (text === '' && (as === 'day' || as === 'future') && !optional) errors[path] = ACT.day;
    if (as === 'money' && (text !== '' || !optional)) {
      answers[path] = fenOfYuan(text);
      if (answers[path] === undefined) errors[path] = ACT.money;
    }
    if (as === 'number' && (text !== '' || !optional)) {
      answers[path] = Number(text);
      if (!/^\d+(\.\d+)?$/.test(text)) errors[path] = ACT.number;
    }
  }
  return { answers, errors };
}

function ActSheet({ act, onClose }: { act: Act; onClose: () => void }) {
  const today = dayInChina(new Date().toISOString());
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      act.asks.map(({ path, as, optional, value }) => [path, value ?? (as === 'day' && !optional ? today : '')]),
    ),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const saving = useChange<unknown, Record<string, unknown>>({
    act: (sendOnce, body) =>
      (sendOnce as (route: AnyRoute, request: unknown) => Promise<unknown>)(act.route, { params: act.params, body }),
    done: ACT.saved,
    onSuccess: () => {
      onClose();
      void queryClient.invalidateQueries();
    },
    onError: (error) => {
      setErrors(fieldErrors(error));
      if (error instanceof AppError && error.code === 'version.stale') void queryClient.invalidateQueries();
    },
  });
  const submit = () => {
    const { answers, errors: unread } = read(act.asks, typed);
    const { value, errors: wrong = {} } = checkForm(act.route.body!, act.body(answers));
    const found = { ...checkWords(act.route, act.body(answers)), ...wrong, ...unread };
    setErrors(found);
    if (Object.keys(found).length === 0) saving.mutate(value as Record<string, unknown>);
  };
  const { error } = saving;
  const stale = error instanceof AppError && error.code === 'version.stale';
  const elsewhere = Object.entries(errors).find(([path]) => !act.asks.some((asked) => asked.path === path));
  return (
    <Sheet open title={act.label} onClose={onClose}>
      {act.asks.map((asked) => (
        <Question
          key={asked.path}
          of={asked}
          value={typed[asked.path] ?? ''}
          onChange={(value) => setTyped({ ...typed, [asked.path]: value })}
          {...(errors[asked.path] && { error: errors[asked.path] })}
        />
      ))}
      {(error || elsewhere) && (
        <Failed className="registers-failed" of={elsewhere?.[1] ?? (stale ? ACT.stale : sayError(error))} />
      )}
      <Button loading={saving.isPending} look={act.danger ? 'danger' : 'primary'} onClick={submit}>
        {ACT.save}
      </Button>
    </Sheet>
  );
}

/** What may be recorded here, for those who keep the village's books; nothing for anyone else. */
export function Acts({
  villageCode,
  acts,
  title = ACT.title,
  note = ACT.note,
}: {
  villageCode: string;
  acts: readonly Act[];
  title?: string;
  /** Who will see it: all, unless told otherwise. */
  note?: string;
}) {
  const keeps = useKeeps(villageCode);
  const [open, setOpen] = useState<string>();
  const act = acts.find(({ key }) => key === open);
  if (!keeps || acts.length === 0) return null;
  return (
    <>
      <Section title={title}>
        <View className="registers-acts">
          {acts.map(({ key, label, danger }) => (
            <Button key={key} small look={danger ? 'danger' : 'quiet'} onClick={() => setOpen(key)}>
              {label}
            </Button>
          ))}
        </View>
        <View className="note">{note}</View>
      </Section>
      {act && <ActSheet key={act.key} act={act} onClose={() => setOpen(undefined)} />}
    </>
  );
}
