import { View } from '@tarojs/components';
import {
  type BankAccount,
  BankAccountPurpose,
  type BankAccounts,
  confirmBankAccount,
  listBankAccounts,
  proposeBankAccount,
  proposeBankAccountClosing,
} from '@shared/accounts/bank-accounts';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { EmptyState } from '@/ui/layout/states';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { StatusTag } from '@/ui/words/status-tag';
import { BANK } from '../bank/copy';
import { ofVillage } from '../choose-village';
import { type Act, Acts, DECIDED, useKeeps } from '../registers/act';
import '../bank/bank.css';

const day = (value: string) => formatDay(value, new Date().getFullYear());

interface Given {
  villageCode: string;
  version: number;
  account: BankAccount;
}

/** The step that a second person takes: that an account was opened or closed. */
function Confirming({ villageCode, version, account: { bankAccountId, state } }: Given) {
  const send = useChange({
    act: (sendOnce, verdict: 'confirm' | 'refuse') =>
      sendOnce(confirmBankAccount, { params: { villageCode, bankAccountId }, body: { version, verdict } }),
    done: (_, verdict) => (verdict === 'confirm' ? BANK.confirmed : BANK.refused),
    onSettled: () => askAgain(listBankAccounts),
  });
  const step = state === 'closing' ? 'closing' : 'proposed';
  const press = async (verdict: 'confirm' | 'refuse') => {
    const isSure =
      verdict === 'confirm'
        ? await confirm(BANK.confirmAsk[step], BANK.confirmNote)
        : await confirm(BANK.refuseAsk, BANK.refuseNote[step]);
    if (isSure) send.mutate(verdict);
  };
  return (
    <View>
      {send.error && <View className="bank-error">{sayError(send.error)}</View>}
      <View className="bank-actions">
        <Button small loading={send.isPending} onClick={() => void press('confirm')}>
          {BANK.confirm}
        </Button>
        <Button small look="quiet" disabled={send.isPending} onClick={() => void press('refuse')}>
          {BANK.refuse}
        </Button>
      </View>
    </View>
  );
}

const closingOf = (villageCode: string, version: number, { bankAccountId }: BankAccount): Act => ({
  key: `close-${bankAccountId}`,
  label: BANK.close,
  danger: true,
  asks: [{ path: 'closedOn', label: BANK.closedOn, as: 'day' }],
  route: proposeBankAccountClosing,
  params: { villageCode, bankAccountId },
  body: ({ closedOn }) => ({ version, closedOn }),
});

function Account(given: Given) {
  const { villageCode, version, account } = given;
  const { word, tone } = BANK.states[account.state];
  const isWaiting = account.state === 'proposed' || account.state === 'closing';
  const isInUse = account.state === 'open' || account.state === 'closing';
  return (
    <>
      <Card>
        <View className="bank-state">
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <View>{BANK.account(account.bank, account.tail)}</View>
        <Facts
          of={[
            [BANK.purpose, BANK.purposes[account.purpose]],
            [BANK.ledger.label, account.ledgerCode],
            [BANK.openedOn, day(account.openedOn)],
            [BANK.closedOn, account.closedOn && day(account.closedOn)],
            [BANK.decidedBy, account.decidedBy],
            [BANK.proposedBy, account.proposedBy],
            [BANK.confirmedBy, account.confirmedBy],
          ]}
        />
        {isWaiting && account.mayConfirm && <Confirming {...given} />}
        {isWaiting && !account.mayConfirm && <View className="note">{BANK.waitsForOther}</View>}
        {isInUse && (
          <View className="bank-actions">
            <Button
              small
              onClick={() =>
                openPage('accounts/reconcile', {
                  villageCode,
                  bankAccountId: account.bankAccountId,
                  name: BANK.account(account.bank, account.tail),
                })
              }
            >
              {BANK.reconcile}
            </Button>
          </View>
        )}
      </Card>
      {account.state === 'open' && (
        <Acts
          villageCode={villageCode}
          acts={[closingOf(villageCode, version, account)]}
          title={BANK.close}
          note={BANK.actNote}
        />
      )}
    </>
  );
}

const proposal = (villageCode: string, { version }: BankAccounts): Act => ({
  key: 'propose',
  label: BANK.propose,
  asks: [
    { path: 'bank', label: BANK.bank, as: 'text', max: 40 },
    { path: 'accountNumber', ...BANK.number, as: 'digits', max: 40 },
    {
      path: 'purpose',
      label: BANK.purpose,
      as: 'choice',
      options: BankAccountPurpose.options.map((value) => ({ value, label: BANK.purposes[value] })),
    },
    { path: 'ledgerCode', ...BANK.ledger, as: 'digits', value: '102' },
    { path: 'openedOn', label: BANK.openedOn, as: 'day' },
    DECIDED,
  ],
  route: proposeBankAccount,
  params: { villageCode },
  body: ({ bank, accountNumber, purpose, ledgerCode, openedOn, decidedBy }) => ({
    ...{ version, bank, accountNumber, purpose, ledgerCode, openedOn, decidedBy },
  }),
});

function Register({ villageCode }: { villageCode: string }) {
  const answer = useAnswer(listBankAccounts, { params: { villageCode } }, { staleTime: ALWAYS });
  return (
    <AnswerPage of={answer}>
      {(accounts) => (
        <>
          {accounts.items.length === 0 && <EmptyState icon="book" {...BANK.none} />}
          {accounts.items.map((account) => (
            <Account
              key={account.bankAccountId}
              villageCode={villageCode}
              version={accounts.version}
              account={account}
            />
          ))}
          <Acts villageCode={villageCode} acts={[proposal(villageCode, accounts)]} note={BANK.actNote} />
        </>
      )}
    </AnswerPage>
  );
}

function Accounts({ villageCode }: { villageCode: string }) {
  const keeps = useKeeps(villageCode);
  return keeps ? <Register villageCode={villageCode} /> : <EmptyPage icon="lock" title={BANK.notYours} />;
}

/** 银行账户: which accounts a village has, for what; the way to comparing each with the book. */
export default ofVillage(Accounts);
