import { useState } from 'react';
import type { ReportCommand, ReportView } from '@shared/reports/reports';
import type * as z from '@shared/zod';
import { fieldErrors } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { say } from '@/platform/notify';
import { enqueue, outgoingFiles } from '@/platform/sending/outbox';
import { uuid } from '@/platform/random';
import type { ANSWER, MATERIAL, OutgoingCommand } from '@/platform/sending/send-commands';
import type { UploadItem } from '@/platform/sending/uploads';
import { copy } from '../copy';
import { type Command, type Send, useCommand } from './use-command';

/** What a form needs of its page. */
export interface CommandProps {
  report: ReportView;
  open: boolean;
  onClose: () => void;
  /** Shows a newer state of the report. */
  take: (newer: ReportView) => void;
  refresh: () => Promise<unknown>;
  /** The report went out of the reader's sight. */
  gone?: () => void;
}

/** How a command goes into the outbox. */
interface Later {
  kind: typeof ANSWER | typeof MATERIAL;
  from: Pick<OutgoingCommand, 'by' | 'receiptNo' | 'draftKey' | 'mediaIds'>;
  items: readonly UploadItem[];
}

/** Where the form of a command keeps its value. */
export const draftOf = (does: ReportCommand, reportId: string): string => `report-${does}:${reportId}`;

interface Options<Draft, Schema extends z.core.$ZodType> {
  page: CommandProps;
  does: ReportCommand;
  initial: Draft;
  /** The contract of the command, which says what is wrong. */
  schema: Schema | undefined;
  bodyOf: (draft: Draft) => object;
  send: Send<z.output<Schema>>;
  doneWords: string;
  /** For what is worth keeping until there is a network: how. Its files that wait for one are then no fault. */
  later?: Later;
  /** What the contract cannot see: pictures still on their way. */
  alsoWrong?: () => Record<string, string>;
  onSent?: () => void;
}

/** What the sheet of a command needs of its form. */
export interface CommandSheet {
  page: CommandProps;
  does: ReportCommand;
  command: Pick<Command<never>, 'stale' | 'error' | 'pending'>;
  submit: () => void;
}

/** One command's form: its draft, kept on the phone until it is sent; what is wrong with it, by the contract; the sending. */
export function useCommandForm<Draft extends object, Schema extends z.core.$ZodType>(options: Options<Draft, Schema>) {
  const { page, does, initial, schema, bodyOf, send, doneWords, later, alsoWrong, onSent } = options;
  const { report } = page;
  const [draft, change, clearDraft] = useDraft(draftOf(does, report.reportId), initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const onDone = () => {
    clearDraft();
    onSent?.();
    page.onClose();
  };
  const keep =
    later &&
    ((_: unknown, key: string) =>
      enqueue({
        key,
        kind: later.kind,
        lane: `report#${report.reportId}`,
        body: {
          ...later.from,
          reportId: report.reportId,
          version: report.version,
          text: (draft as { text?: string }).text ?? '',
        },
        files: outgoingFiles(later.items),
      }));
  const command = useCommand<z.output<Schema>>({ ...page, send, onDone, doneWords, keep });
  const submit = () => {
    const { value, errors: wrong = {} } = checkForm(schema!, { version: report.version, ...bodyOf(draft) });
    const found = { ...wrong, ...alsoWrong?.() };
    setErrors(found);
    if (!value || Object.keys(found).length > 0) return;
    if (keep && later.items.some(({ state }) => state === 'waiting')) {
      void uuid()
        .then((key) => keep(value, key))
        .then(() => say(copy.keptForLater))
        .then(onDone);
    } else command.run(value);
  };
  // What is being mended is wrong no longer, until it is sent again.
  const edit = (part: Partial<Draft>) => {
    change(part);
    setErrors((known) => Object.fromEntries(Object.entries(known).filter(([field]) => !(field in part))));
  };
  const form: CommandSheet = { page, does, command, submit };
  return { draft, change: edit, form, wrong: { ...errors, ...fieldErrors(command.error) } };
}
