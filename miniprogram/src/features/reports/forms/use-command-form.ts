import { useState } from 'react';
import type { ReportCommand, ReportView } from '@shared/reports';
import type * as z from '@shared/zod';
import { fieldErrors } from '@/platform/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/drafts';
import { type Send, useCommand } from './use-command';

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

interface Options<Draft, Schema extends z.core.$ZodType> {
  page: CommandProps;
  does: ReportCommand;
  initial: Draft;
  /** The contract of the command, which says what is wrong. */
  schema: Schema | undefined;
  bodyOf: (draft: Draft) => object;
  send: Send<z.output<Schema>>;
  doneWords: string;
  /** What the contract cannot see: pictures still on their way. */
  alsoWrong?: () => Record<string, string>;
  onSent?: () => void;
}

/** One command's form: its draft, kept on the phone until it is sent; what is wrong with it, by the contract; the sending. */
export function useCommandForm<Draft extends object, Schema extends z.core.$ZodType>(options: Options<Draft, Schema>) {
  const { page, does, initial, schema, bodyOf, send, doneWords, alsoWrong, onSent } = options;
  const { report } = page;
  const [draft, change, clearDraft] = useDraft(`report-${does}:${report.reportId}`, initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const onDone = () => {
    clearDraft();
    onSent?.();
    page.onClose();
  };
  const command = useCommand<z.output<Schema>>({ ...page, send, onDone, doneWords });
  const submit = () => {
    const { value, errors: wrong = {} } = checkForm(schema!, { version: report.version, ...bodyOf(draft) });
    const found = { ...wrong, ...alsoWrong?.() };
    setErrors(found);
    if (value && Object.keys(found).length === 0) command.run(value);
  };
  return { draft, change, command, submit, wrong: { ...errors, ...fieldErrors(command.error) } };
}
