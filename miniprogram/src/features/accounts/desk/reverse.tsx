import { View } from '@tarojs/components';
import { useState } from 'react';
import { showVoucher } from '@shared/accounts/accounts';
import { prepareReversal } from '@shared/accounts/pending-vouchers';
import { dayInChina } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { uuid } from '@/platform/random';
import { useChange } from '@/platform/server/use-change';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { ENTER, REVERSE } from './copy';
import { LinesTable } from './lines-table';
import { bookChanged } from './pending-list';

interface Props {
  villageCode: string;
  year: number;
  voucherId: string;
  onDone: () => void;
}

/** Prepares the voucher that takes another back. */
export function ReverseVoucher({ villageCode, year, voucherId, onDone }: Props) {
  const answer = useAnswer(showVoucher, { params: { villageCode, year, voucherId } });
  const [voucherOn, setVoucherOn] = useState(dayInChina(new Date().toISOString()));
  const [reason, setReason] = useState('');
  const [key, setKey] = useState('');
  const send = useChange({
    act: async () => {
      const idempotencyKey = key || (await uuid());
      setKey(idempotencyKey);
      return call(prepareReversal, {
        params: { villageCode, year, voucherId },
        body: { voucherOn, reason },
        idempotencyKey,
      });
    },
    done: REVERSE.sent,
    onSuccess: () => {
      bookChanged();
      onDone();
    },
  });
  const change = (set: (value: string) => void) => (value: string) => {
    setKey('');
    send.reset();
    set(value);
  };
  const errors = fieldErrors(send.error);
  const whole = send.error && Object.keys(errors).length === 0 ? sayError(send.error) : Object.values(errors)[0];
  return (
    <Answer of={answer}>
      {({ voucherNo, lines, totalFen }) => (
        <View>
          <Section title={REVERSE.title(voucherNo)}>
            <LinesTable lines={lines} totalFen={totalFen} />
            <View className="note">{REVERSE.note}</View>
          </Section>
          <Field {...ENTER.day}>
            <TextInput value={voucherOn} onChange={change(setVoucherOn)} max={10} />
          </Field>
          <Field {...REVERSE.reason}>
            <TextArea value={reason} onChange={change(setReason)} max={100} isPublic />
          </Field>
          {whole && <View className="desk-error">{whole}</View>}
          <Button loading={send.isPending} disabled={!reason.trim()} onClick={() => send.mutate()}>
            {REVERSE.send}
          </Button>
        </View>
      )}
    </Answer>
  );
}
