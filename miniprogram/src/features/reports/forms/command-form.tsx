import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ReportCommand } from '@shared/reports/reports';
import { sayError } from '@/platform/server/call';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { REPORT_STATE } from '@/ui/words/report-words';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from '../copy';
import type { CommandSheet } from './use-command-form';
import '../report.css';

interface Props {
  of: CommandSheet;
  title: string;
  submit: string;
  children: ReactNode;
}

/** What cannot be taken back. */
const ENDS: readonly ReportCommand[] = ['return', 'refuse', 'withdraw', 'recuse'];

function Notice({ children }: { children: string }) {
  return (
    <View className="reports-notice" {...aria({ role: 'alert' })}>
      <Icon name="info" />
      <View>{children}</View>
    </View>
  );
}

/** The sheet of one command: its fields, what went wrong, and the button. A newer state is told and nothing typed is lost. */
export function CommandForm({ of, title, submit, children }: Props) {
  const { page, does, command } = of;
  const { report, open, onClose } = page;
  const state = REPORT_STATE[report.state].words;
  const allowed = report.mayDo.includes(does);
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {children}
      {command.stale && <Notice>{(allowed ? copy.staleNow : copy.staleOver)(state)}</Notice>}
      {command.error !== undefined && <Notice>{sayError(command.error)}</Notice>}
      {allowed ? (
        <Button loading={command.pending} look={ENDS.includes(does) ? 'danger' : 'primary'} onClick={of.submit}>
          {submit}
        </Button>
      ) : (
        <Button look="quiet" onClick={onClose}>
          {copy.seen}
        </Button>
      )}
    </Sheet>
  );
}
