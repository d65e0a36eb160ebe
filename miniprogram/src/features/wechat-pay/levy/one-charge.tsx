import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  type Charge,
  type ChargeBasis,
  ChargeCorrectionReason,
  correctCharge,
  decideChargeCorrection,
  type Levy,
  noteChargeCash,
} from '@shared/accounts/levies';
import { holds } from '@shared/roles';
import { confirm } from '@/platform/notify';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import type { SendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { basisWords, wholeTyped } from '../levies/basis';
import { LEVIES, LEVY, WHY } from '../levies/copy';

interface Step {
  said: string;
  send: (sendOnce: SendOnce) => Promise<unknown>;
}

/** What the charge becomes: other heads, or another reading; nothing typed takes it back. */
function corrected({ basis }: Charge, typed: string): { basis?: ChargeBasis } {
  const count = wholeTyped(typed);
  if (count === undefined) return {};
  return { basis: basis.heads === undefined ? { ...basis, present: count } : { ...basis, heads: count } };
}

/** One line of a levy at its office: cash, a correction, and the answer to one. */
export function OneCharge({ charge, levy, onDone }: { charge: Charge; levy: Levy; onDone: () => void }) {
  const { villageCode, chargeId, payer, group, amountFen, owedFen, correction, version } = charge;
  const params = { villageCode, chargeId };
  const grants = useMe()?.grants ?? [];
  const [isClerk, isTown] = (['cadre', 'township'] as const).map((role) => holds(grants, [role], villageCode));
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState<ChargeCorrectionReason>();
  const [typed, setTyped] = useState('');
  const step = useChange<unknown, Step>({
    act: (sendOnce, { send }) => send(sendOnce),
    done: (_, { said }) => said,
    onSuccess: () => setAsking(false),
    onSettled: onDone,
  });
  const cash = async () => {
    if (!(await confirm(LEVY.cashTitle, LEVY.cashText(payer, owedFen), LEVY.cash))) return;
    step.mutate({ said: LEVY.cashSaid, send: (once) => once(noteChargeCash, { params, body: { version } }) });
  };
  const answer = (agrees: boolean) =>
    step.mutate({
      said: LEVY.answered,
      send: (once) => once(decideChargeCorrection, { params, body: { agrees, version } }),
    });
  const correct = () =>
    reason &&
    step.mutate({
      said: levy.state === 'given' ? LEVY.asked : LEVY.corrected,
      send: (once) => once(correctCharge, { params, body: { version, reason, ...corrected(charge, typed) } }),
    });
  const tag = amountFen === 0 ? LEVIES.off : owedFen === 0 ? LEVIES.paid : LEVIES.owed;
  const label = charge.basis.heads === undefined ? LEVY.newPresent : LEVY.newHeads;
  return (
    <Card>
      <View className="pay-head">
        <View>{`${payer} · ${group}`}</View>
        <Money fen={amountFen} size="row" />
      </View>
      <View className="pay-head">
        <View className="note">{basisWords(charge)}</View>
        {levy.state === 'given' && <StatusTag tone={owedFen === 0 ? 'good' : 'wait'}>{tag}</StatusTag>}
      </View>
      {correction && (
        <View className="note">{LEVY.asking(correction.askedBy, WHY[correction.reason], correction.toFen)}</View>
      )}
      <Failed className="pay-said" of={step.error} />
      <View className="pay-acts">
        {levy.state === 'given' && owedFen > 0 && !correction && (isClerk || isTown) && (
          <Button small loading={step.isPending} onClick={() => void cash()}>
            {LEVY.cash}
          </Button>
        )}
        {isClerk && amountFen > 0 && !correction && (
          <Button small look="quiet" onClick={() => setAsking(true)}>
            {LEVY.correct}
          </Button>
        )}
        {isTown && correction && (
          <>
            <Button small loading={step.isPending} onClick={() => answer(true)}>
              {LEVY.agree}
            </Button>
            <Button small look="quiet" onClick={() => answer(false)}>
              {LEVY.decline}
            </Button>
          </>
        )}
      </View>
      <Sheet open={isAsking} title={LEVY.correctTitle} onClose={() => setAsking(false)}>
        <Choice
          look="rows"
          options={ChargeCorrectionReason.options.map((value) => ({ value, label: WHY[value] }))}
          value={reason}
          onChange={setReason}
          label={LEVY.correctTitle}
        />
        {reason !== 'notTheirs' && (
          <Field label={label}>
            <TextInput type="number" value={typed} onChange={setTyped} max={7} />
          </Field>
        )}
        <Button loading={step.isPending} onClick={correct}>
          {wholeTyped(typed) === undefined ? LEVY.off2 : LEVY.correct}
        </Button>
      </Sheet>
    </Card>
  );
}
