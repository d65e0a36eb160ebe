import { View } from '@tarojs/components';
import { useState } from 'react';
import { findAtCounter } from '@shared/identity/counter';
import { listRegisteredPayees, type RegisteredPayee, registerPayee } from '@shared/orders/registers';
import { formatInstant } from '@shared/time';
import { checkForm } from '@/platform/check-form';
import { useParams } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { call, fieldErrors } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { Failed } from '@/ui/words/failed';
import { StatusTag } from '@/ui/words/status-tag';
import { DETAIL, PAYEES } from '../copy';
import { ForOffices } from '../for-offices';
import { payeeReady, payeeWords } from '../payee-words';
import '../orders.css';

const KINDS = [
  { value: 'person' as const, label: PAYEES.person },
  { value: 'body' as const, label: PAYEES.body },
];
/** Numbers of accounts stay in the form: no draft of them is kept on the phone. */
const BLANK = { name: '', account: '', again: '', idNumber: '', kind: undefined as 'person' | 'body' | undefined };
const RAILS = [
  { value: 'bank' as const, label: PAYEES.byBank },
  { value: 'wechat' as const, label: PAYEES.byWechat },
];

interface Typing {
  typed: typeof BLANK;
  edit: (part: Partial<typeof BLANK>) => void;
  errorOf: (path: string) => { error?: string };
}

function ByBank({ typed, edit, errorOf }: Typing) {
  return (
    <>
      <Field label={PAYEES.natural} {...errorOf('natural')}>
        <Choice options={KINDS} value={typed.kind} onChange={(kind) => edit({ kind })} />
      </Field>
      <Field {...PAYEES.name} {...errorOf('name')}>
        <TextInput value={typed.name} onChange={(name) => edit({ name })} max={40} />
      </Field>
      <Field {...PAYEES.number} {...errorOf('account')}>
        <TextInput type="number" value={typed.account} onChange={(number) => edit({ account: number })} max={40} />
      </Field>
      <Field label={PAYEES.again} {...errorOf('again')}>
        <TextInput type="number" value={typed.again} onChange={(again) => edit({ again })} max={40} />
      </Field>
    </>
  );
}

function ByWechat({ typed, edit, errorOf }: Typing) {
  return (
    <>
      <Field label={PAYEES.payeeName} {...errorOf('name')}>
        <TextInput value={typed.name} onChange={(name) => edit({ name })} max={40} />
      </Field>
      <Field label={PAYEES.idNumber} hint={PAYEES.idHint} {...errorOf('idNumber')}>
        <TextInput type="idcard" value={typed.idNumber} onChange={(idNumber) => edit({ idNumber })} max={18} />
      </Field>
    </>
  );
}

function Register({ villageCode, onClose }: { villageCode: string; onClose: () => void }) {
  const [typed, setTyped] = useState(BLANK);
  const [rail, setRail] = useState<'bank' | 'wechat'>('bank');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const edit = (part: Partial<typeof BLANK>) => {
    setTyped((known) => ({ ...known, ...part }));
    setWrong({});
  };
  const account = typed.account.replace(/\s/g, '');
  const found = { name: typed.name.trim(), idNumber: typed.idNumber.trim() };
  const body = { name: typed.name, account, natural: typed.kind === 'person' };
  const saving = useChange({
    act: async (sendOnce) => {
      const params = { villageCode };
      if (rail === 'bank') return sendOnce(registerPayee, { params, body });
      // Who they are the roster says, by the card that they show.
      const { personId, name } = await call(findAtCounter, { params, body: found });
      return sendOnce(registerPayee, { params, body: { name, natural: true, personId } });
    },
    done: rail === 'bank' ? PAYEES.saved : PAYEES.savedWechat,
    onSuccess: () => {
      askAgain(listRegisteredPayees);
      onClose();
    },
    onError: (error) => setWrong(fieldErrors(error)),
  });
  const press = async () => {
    if (rail === 'wechat') {
      const { errors: missing = {} } = checkForm(findAtCounter.body!, found);
      setWrong(missing);
      if (Object.keys(missing).length > 0) return;
      if (await confirm(PAYEES.askWechat(found.name), PAYEES.askNote)) saving.mutate();
      return;
    }
    const errors: Record<string, string> = { ...checkForm(registerPayee.body!, body).errors };
    if (typed.kind === undefined) errors.natural = PAYEES.naturalMissing;
    if (account !== typed.again.replace(/\s/g, '')) errors.again = PAYEES.againWrong;
    setWrong(errors);
    if (Object.keys(errors).length > 0) return;
    if (await confirm(PAYEES.ask(body.name.trim(), account.slice(-4)), PAYEES.askNote)) saving.mutate();
  };
  const errorOf = (path: string) => (wrong[path] ? { error: wrong[path] } : {});
  return (
    <Sheet open title={PAYEES.add} onClose={onClose}>
      <Field label={PAYEES.rail} {...(rail === 'wechat' && { hint: PAYEES.wechatHint })}>
        <Choice options={RAILS} value={rail} onChange={setRail} />
      </Field>
      {rail === 'wechat' ? (
        <ByWechat typed={typed} edit={edit} errorOf={errorOf} />
      ) : (
        <ByBank typed={typed} edit={edit} errorOf={errorOf} />
      )}
      <Failed className="orders-wrong" of={saving.error} />
      <Button loading={saving.isPending} onClick={() => void press()}>
        {PAYEES.save}
      </Button>
    </Sheet>
  );
}

function Line({ payee }: { payee: RegisteredPayee }) {
  const now = new Date();
  const isReady = payeeReady(payee, now.toISOString());
  const cooling = PAYEES.cooling(formatInstant(payee.usableFrom, now.getFullYear()));
  return (
    <Row
      title={payee.name}
      note={`${DETAIL.tail(payee.tail)} · ${payeeWords(payee, now.toISOString(), cooling)}`}
      value={
        isReady ? (
          <StatusTag tone="good">{PAYEES.ready}</StatusTag>
        ) : (
          <StatusTag tone={payee.nameCheck === 'wrong' ? 'bad' : 'wait'}>
            {payee.nameCheck === 'wrong' ? '不能付' : '还不能付'}
          </StatusTag>
        )
      }
    />
  );
}

function Payees({ villageCode }: { villageCode: string }) {
  const [adding, setAdding] = useState(false);
  const pages = useAnswerPages(listRegisteredPayees, { params: { villageCode } }, { staleTime: ALWAYS });
  return (
    <>
      <View className="note orders-note">{PAYEES.intro}</View>
      <Button onClick={() => setAdding(true)}>{PAYEES.add}</Button>
      <View className="orders-acts" />
      <InfiniteList of={pages} empty={<EmptyState icon="people" {...PAYEES.empty} />}>
        {(items) => (
          <Card flush>
            {items.map((payee) => (
              <Line key={payee.payeeId} payee={payee} />
            ))}
          </Card>
        )}
      </InfiniteList>
      {adding && <Register villageCode={villageCode} onClose={() => setAdding(false)} />}
    </>
  );
}

/** 收款人: whom the village may pay, and one more. */
export default function PayeesPage() {
  const { villageCode } = useParams<'villageCode'>();
  return <ForOffices>{() => <Payees villageCode={villageCode} />}</ForOffices>;
}
