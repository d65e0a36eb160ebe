import { View } from '@tarojs/components';
import { useState } from 'react';
import { confirmGrant, declineGrant, listOpenGrants, type OpenGrant } from '@shared/identity/grants';
import { keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { confirm } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { type Office, OFFICE_WORDS } from '../office-words';
import { copy, KIND_WORDS } from './copy';
import '../identity.css';

const refresh = () => queryClient.invalidateQueries({ queryKey: keyOf(listOpenGrants) });

/** An answer: said, and the list asked again, whatever became of it. */
const useAnswering = (act: () => Promise<unknown>, done: string) => useSpokenChange({ act, done, onSettled: refresh });

function Decline({ grantId, onClose }: { grantId: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const declining = useAnswering(async () => {
    await call(declineGrant, { params: { grantId }, body: { reason } });
    onClose();
  }, copy.declined);
  const send = () => {
    const { errors, value } = checkForm(declineGrant.body!, { reason });
    setWrong(errors?.reason);
    if (value) declining.mutate();
  };
  return (
    <Sheet open title={copy.declineTitle} onClose={onClose}>
      <Field label={copy.declineTitle} hint={copy.declineHint} error={wrong}>
        <TextArea value={reason} max={200} onChange={setReason} />
      </Field>
      <Button loading={declining.isPending} onClick={send}>
        {copy.send}
      </Button>
    </Sheet>
  );
}

/** One thing that waits for a second person: what, about whom, who asked; and yes or no. */
export function GrantCard({ open }: { open: OpenGrant }) {
  const { grantId, kind, name, villageName, role, divisionName, title, maskedPhone, askedBy, askedAt, until } = open;
  const [declining, setDeclining] = useState(false);
  const confirming = useAnswering(() => call(confirmGrant, { params: { grantId } }), copy.confirmed);
  const yes = async () => {
    if (await confirm(copy.confirm, copy.confirmAsk, copy.confirm)) confirming.mutate();
  };
  return (
    <Card>
      <View className="grant-kind">{KIND_WORDS[kind].title}</View>
      <Facts
        of={[
          [copy.who, `${name}（${villageName}）`],
          [copy.role, [divisionName, OFFICE_WORDS[role as Office], title].filter(Boolean).join(' ')],
          [copy.phone, maskedPhone],
          [copy.askedBy, askedBy],
          [copy.askedAt, <DayText key="asked" value={askedAt} clock />],
          [copy.until, until && <DayText value={until} />],
        ]}
      />
      <View className="note">{open.mayConfirm ? KIND_WORDS[kind].ask : copy.notYours}</View>
      <View className="grant-acts">
        {open.mayConfirm && (
          <Button loading={confirming.isPending} onClick={() => void yes()}>
            {copy.confirm}
          </Button>
        )}
        <Button look="quiet" onClick={() => setDeclining(true)}>
          {copy.decline}
        </Button>
      </View>
      {declining && <Decline grantId={grantId} onClose={() => setDeclining(false)} />}
    </Card>
  );
}
