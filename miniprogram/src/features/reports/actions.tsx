import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportCommand } from '@shared/reports/reports';
import { sayError } from '@/platform/server/call';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { COMMAND_WORDS, copy, DOES_WORDS } from './copy';
import { AnswerForm } from './forms/answer-form';
import { AssignForm } from './forms/assign-form';
import { ExtendForm } from './forms/extend-form';
import { MergeForm } from './forms/merge-form';
import { RateForm } from './forms/rate-form';
import { isReasonCommand, ReasonForm } from './forms/reason-form';
import { RefuseForm } from './forms/refuse-form';
import { SplitForm } from './forms/split-form';
import { StatementForm } from './forms/statement-form';
import { SupplyForm } from './forms/supply-form';
import { TransferForm } from './forms/transfer-form';
import { type Send, useCommand } from './forms/use-command';
import type { CommandProps } from './forms/use-command-form';
import { commandsOf } from './order';
import type { Senders } from './senders';
import './report.css';

type PageProps = Pick<CommandProps, 'report' | 'take' | 'refresh' | 'gone'>;

interface Props extends PageProps {
  senders: Senders;
  /** The number of who holds a receipt. */
  draftKey?: string | undefined;
  receiptNo?: string | undefined;
}

function AcceptButton({ report, send, ...page }: PageProps & { send: NonNullable<Senders['accept']> }) {
  const command = useCommand({ ...page, send, onDone: () => undefined, doneWords: copy.done.accept });
  const accept = async () => {
    if (await confirm(copy.acceptTitle, copy.acceptText, COMMAND_WORDS.accept))
      command.run({ version: report.version });
  };
  return (
    <>
      {command.error !== undefined && <View className="reports-late">{sayError(command.error)}</View>}
      <Button loading={command.pending} onClick={() => void accept()}>
        {COMMAND_WORDS.accept}
      </Button>
    </>
  );
}

/** The form that is open. It stays while it is, though the command is gone: it then says so and keeps what was typed. */
function OpenForm({ open, senders, ...page }: Props & { open: ReportCommand; onClose: () => void }) {
  const given = { ...page, open: true };
  if (isReasonCommand(open) && senders[open]) {
    return <ReasonForm key={open} {...given} does={open} send={senders[open] as Send<never>} />;
  }
  if (open === 'refuse' && senders.refuse) return <RefuseForm {...given} send={senders.refuse} />;
  if (open === 'assign' && senders.assign) return <AssignForm {...given} send={senders.assign} />;
  if (open === 'transfer' && senders.transfer) return <TransferForm {...given} send={senders.transfer} />;
  if (open === 'extend' && senders.extend) return <ExtendForm {...given} send={senders.extend} />;
  if (open === 'merge' && senders.merge) return <MergeForm {...given} send={senders.merge} />;
  if (open === 'split' && senders.split) return <SplitForm {...given} send={senders.split} />;
  if (open === 'askStatement' && senders.askStatement) return <StatementForm {...given} send={senders.askStatement} />;
  if (open === 'rate' && senders.rate) return <RateForm {...given} send={senders.rate} />;
  return null;
}

const lookOf = (command: ReportCommand) => {
  if (command === 'return') return 'danger';
  return command === 'withdraw' || command === 'reopen' ? 'quiet' : 'primary';
};

/** One clear thing to do; whatever else may be done is under “更多”, or beside it when it is one thing only. */
export function Actions({ senders, draftKey, receiptNo, ...page }: Props) {
  const [open, setOpen] = useState<ReportCommand | 'more'>();
  const close = () => setOpen(undefined);
  const { first, others } = commandsOf(page.report.mayDo.filter((command) => command in senders));
  const words = (command: ReportCommand) =>
    command === 'answer' && first === 'accept' ? copy.answerNow : COMMAND_WORDS[command];
  const shown = (command: ReportCommand) => page.report.mayDo.includes(command) || open === command;
  const form = { ...page, onClose: close };
  return (
    <>
      {first && (
        <View className="reports-actions">
          {first === 'accept' && senders.accept ? (
            <AcceptButton {...page} send={senders.accept} />
          ) : (
            <Button look={lookOf(first)} onClick={() => setOpen(first)}>
              {words(first)}
            </Button>
          )}
          {others.length === 1 && (
            <Button look="quiet" onClick={() => setOpen(others[0])}>
              {words(others[0]!)}
            </Button>
          )}
          {others.length > 1 && (
            <Button look="quiet" onClick={() => setOpen('more')}>
              {copy.more}
            </Button>
          )}
        </View>
      )}
      <Sheet open={open === 'more'} title={copy.moreTitle} onClose={close}>
        <Card flush>
          {others.map((command) => (
            <Row key={command} title={words(command)} note={DOES_WORDS[command]} onClick={() => setOpen(command)} />
          ))}
        </Card>
      </Sheet>
      {/* What is being uploaded goes on while these are closed. */}
      {senders.answer && shown('answer') && <AnswerForm {...form} open={open === 'answer'} send={senders.answer} />}
      {senders.supply && shown('supply') && (
        <SupplyForm
          {...form}
          open={open === 'supply'}
          send={senders.supply}
          draftKey={draftKey}
          receiptNo={receiptNo}
        />
      )}
      {open !== undefined && open !== 'more' && <OpenForm {...form} open={open} senders={senders} />}
    </>
  );
}
