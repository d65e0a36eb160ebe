import { View } from '@tarojs/components';
import { useState } from 'react';
import { listBankAccounts } from '@shared/accounts/bank-accounts';
import type { Rail } from '@shared/orders/payment-orders';
import { listPayingAccounts, openPayingAccount } from '@shared/orders/registers';
import { checkForm } from '@/platform/check-form';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { fieldErrors } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { Answer } from '@/ui/words/answer';
import { Failed } from '@/ui/words/failed';
import { ACCOUNTS, DETAIL } from '../copy';

const RAILS = [
  { value: 'bank' as const, label: ACCOUNTS.byBank },
  { value: 'wechat' as const, label: ACCOUNTS.byWechat },
];

/** 登记付款账户: one of the village's bank accounts, told by its whole number, from which orders are then paid. */
export function RegisterAccount({ villageCode, onClose }: { villageCode: string; onClose: () => void }) {
  const params = { villageCode };
  const answer = useAnswer(listBankAccounts, { params }, { staleTime: ALWAYS });
  const [bankAccountId, choose] = useState('');
  // A number of an account stays in the form: no draft of it is kept on the phone.
  const [typed, setTyped] = useState({ name: '', account: '' });
  const [rail, setRail] = useState<'bank' | Rail>('bank');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const edit = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part });
    setWrong({});
  };
  const open = (answer.data?.items ?? []).filter(({ state }) => state === 'open');
  const chosen = open.find((one) => one.bankAccountId === bankAccountId) ?? (open.length === 1 ? open[0] : undefined);
  const name = typed.name.trim();
  const account = typed.account.replace(/\s/g, '');
  const body = { name, account, accountCode: chosen?.ledgerCode ?? '', ...(rail !== 'bank' && { rail }) };
  const saving = useChange({
    act: (sendOnce) => sendOnce(openPayingAccount, { params, body }),
    done: ACCOUNTS.saved,
    onSuccess: () => {
      askAgain(listPayingAccounts);
      onClose();
    },
    onError: (error) => setWrong(fieldErrors(error)),
  });
  const press = async () => {
    const found: Record<string, string> = { ...checkForm(openPayingAccount.body!, body).errors };
    if (!chosen) found.accountCode = ACCOUNTS.whichMissing;
    else if (!found.account && !account.endsWith(chosen.tail)) found.account = ACCOUNTS.tailWrong(chosen.tail);
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    if (await confirm(ACCOUNTS.ask(name, account.slice(-4)), ACCOUNTS.askNote)) saving.mutate();
  };
  const errorOf = (path: string) => (wrong[path] ? { error: wrong[path] } : {});
  return (
    <Sheet open title={ACCOUNTS.add} onClose={onClose}>
      <Field label={ACCOUNTS.which} {...errorOf('accountCode')}>
        <Answer of={answer}>
          {() =>
            open.length === 0 ? (
              <View className="note">{ACCOUNTS.noBank}</View>
            ) : (
              <Choice
                look="rows"
                options={open.map((one) => ({
                  value: one.bankAccountId,
                  label: one.bank,
                  note: `${DETAIL.tail(one.tail)} · ${ACCOUNTS.purpose[one.purpose]} · ${one.ledgerCode}`,
                }))}
                value={chosen?.bankAccountId}
                onChange={choose}
              />
            )
          }
        </Answer>
      </Field>
      <Field label={ACCOUNTS.rail} {...(rail === 'wechat' && { hint: ACCOUNTS.wechatHint })}>
        <Choice options={RAILS} value={rail} onChange={setRail} />
      </Field>
      <Field {...ACCOUNTS.name} {...errorOf('name')}>
        <TextInput value={typed.name} onChange={(to) => edit({ name: to })} max={40} />
      </Field>
      <Field label={ACCOUNTS.number[rail]} hint={ACCOUNTS.numberHint} {...errorOf('account')}>
        <TextInput type="number" value={typed.account} onChange={(to) => edit({ account: to })} max={40} />
      </Field>
      <Failed className="orders-wrong" of={saving.error} />
      <Button loading={saving.isPending} onClick={() => void press()}>
        {ACCOUNTS.save}
      </Button>
    </Sheet>
  );
}
