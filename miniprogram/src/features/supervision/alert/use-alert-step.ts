import { useState } from 'react';
import { AppError, type ErrorCode } from '@shared/errors';
import {
  type AlertCommand,
  AlertDetail,
  type explainAlert,
  listAlerts,
  showAlert,
} from '@shared/supervision/supervision';
import * as z from '@shared/zod';
import { askAgain, keyOf } from '@/platform/server/answers';
import { fieldErrors } from '@/platform/server/call';
import { useDraft } from '@/platform/sending/drafts';
import { queryClient } from '@/platform/server/query';
import { type Uploads, useUploads } from '@/platform/sending/uploads';
import { useChange } from '@/platform/server/use-change';
import { FIELD, FORM } from '../copy';
import { BLANK, checkTyped, ROUTES, type Typed } from '../form';

/** Pictures that are on their way, or were refused: the explanation waits for them. */
function unsentPapers({ items, sending }: Pick<Uploads, 'items' | 'sending'>): Record<string, string> {
  if (sending) return { mediaIds: FIELD.papersSending };
  return items.some(({ state }) => state === 'failed') ? { mediaIds: FIELD.papersFailed } : {};
}

const MOVED_ON: readonly ErrorCode[] = ['version.stale', 'alerts.wrongState'];

/**
 * The form of one command on an alert: its draft stays on the phone until it is sent, whatever goes wrong, and it counts once however
 * often it is pressed. When somebody else was first, the newer alert is shown under it and nothing typed is lost.
 */
export function useAlertStep(alert: AlertDetail, command: AlertCommand, onDone: () => void) {
  const { alertId, version } = alert;
  const uploads = useUploads({ videos: 0 });
  const [typed, change, clear] = useDraft<Typed>(`alert-${command}:${alertId}`, BLANK);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [stale, setStale] = useState(false);
  const take = (newer: AlertDetail) => {
    queryClient.setQueryData(keyOf(showAlert, { params: { alertId } }), newer);
    askAgain(listAlerts);
  };
  const sending = useChange<AlertDetail, object>({
    // Each command has a body of its own, which its contract has checked.
    act: (sendOnce, body) =>
      sendOnce(ROUTES[command] as typeof explainAlert, {
        params: { alertId },
        body: body as { version: number; text: string },
      }),
    done: FORM[command].done,
    onSuccess: (newer) => {
      clear();
      uploads.clear();
      take(newer);
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof AppError) || !MOVED_ON.includes(error.code)) return;
      const newer = z.safeParse(AlertDetail, error.details);
      if (newer.success) take(newer.data);
      else askAgain(showAlert);
      setStale(true);
    },
  });
  const edit = (part: Partial<Typed>) => {
    change(part);
    setErrors((known) => Object.fromEntries(Object.entries(known).filter(([field]) => !(field in part))));
  };
  const submit = () => {
    const checked = checkTyped(command, typed, version, uploads);
    const found = { ...checked.errors, ...unsentPapers(uploads) };
    setErrors(found);
    if (!checked.body || Object.keys(found).length > 0) return;
    setStale(false);
    sending.mutate(checked.body);
  };
  return {
    typed,
    edit,
    uploads,
    submit,
    wrong: { ...fieldErrors(sending.error), ...errors },
    pending: sending.isPending,
    stale,
    /** A failure that is not just a newer alert. */
    error: sending.error !== null && !stale ? sending.error : undefined,
  };
}

export type AlertForm = ReturnType<typeof useAlertStep>;
