import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportCommand, ReportView } from '@shared/reports';
import { sayError } from '@/platform/call';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { AnswerForm } from './answer-form';
import { COMMAND_WORDS, copy } from './copy';
import { RateForm } from './rate-form';
import { ReturnForm } from './return-form';
import { type Send, useCommand } from './use-command';
import './report.css';

/** How each command is sent: a page has those its reader may ever give. */
export interface Senders {
  accept?: Send<{ version: number }>;
  answer?: Send<{ version: number; text: string; mediaIds: string[] }>;
  rate?: Send<{ version: number; stars: number; comment?: string | undefined }>;
  return?: Send<{ version: number; reason: string }>;
}

export interface CommandProps {
  report: ReportView;
  open: boolean;
  onClose: () => void;
  take: (newer: ReportView) => void;
  refresh: () => Promise<unknown>;
}

interface Props extends Pick<CommandProps, 'report' | 'take' | 'refresh'> {
  senders: Senders;
}

function AcceptButton({
  report,
  send,
  ...page
}: Pick<CommandProps, 'report' | 'take' | 'refresh'> & { send: NonNullable<Senders['accept']> }) {
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

/** The primary thing to do is one button; whatever else may be done is quieter, beside it. */
export function Actions({ report, senders, take, refresh }: Props) {
  const [open, setOpen] = useState<ReportCommand>();
  const may = (command: ReportCommand) => report.mayDo.includes(command) && command in senders;
  // A form stays while it is open, though the command is gone: it then says so and keeps what was typed.
  const shown = (command: ReportCommand) => may(command) || open === command;
  const common = { report, take, refresh, onClose: () => setOpen(undefined) };
  const buttons = (['answer', 'rate', 'return'] as const).filter(may);
  return (
    <>
      {(may('accept') || buttons.length > 0) && (
        <View className="reports-actions">
          {may('accept') && <AcceptButton report={report} take={take} refresh={refresh} send={senders.accept!} />}
          {buttons.map((command, index) => (
            <Button
              key={command}
              look={command === 'return' ? 'danger' : index > 0 || may('accept') ? 'quiet' : 'primary'}
              onClick={() => setOpen(command)}
            >
              {command === 'answer' && may('accept') ? copy.answerNow : COMMAND_WORDS[command]}
            </Button>
          ))}
        </View>
      )}
      {senders.answer && shown('answer') && <AnswerForm {...common} open={open === 'answer'} send={senders.answer} />}
      {senders.rate && shown('rate') && <RateForm {...common} open={open === 'rate'} send={senders.rate} />}
      {senders.return && shown('return') && <ReturnForm {...common} open={open === 'return'} send={senders.return} />}
    </>
  );
}
