import { useState } from 'react';
import type { AnyRoute, BodyOf } from '@shared/route';
import { useSpokenChange } from '@/platform/server/use-change';
import type { Subject } from './use-subject-name';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { useDraft } from '@/platform/sending/drafts';

interface Commented {
  /** The comment, the burst or the subject, and what its reader saw it at; no version where nothing was there yet. */
  held: ({ reviewId: string } | { burstId: string } | Subject) & { version?: number | undefined };
  /** After each sending, whether it came through or not. */
  refresh: () => void;
}

interface Written<Typed> {
  blank: Typed;
  sent: string;
  /** Tells one form on a comment from another of the same route. */
  draft?: string;
  /** Everybody reads it: numbers of persons are looked for on the phone already. */
  isPublic?: boolean;
  /** Asks once before it goes out. */
  ask?: () => Promise<boolean>;
  onSent?: () => void;
}

function paramsOf(held: Commented['held']): Record<string, string> {
  if ('burstId' in held) return { burstId: held.burstId };
  if ('reviewId' in held) return { reviewId: held.reviewId };
  const { villageCode, subjectKind, subjectId } = held;
  return { villageCode, subjectKind, subjectId };
}

/** A form on one comment, burst or subject: what is typed is kept until it is sent, and sent once. */
export function useWordsForm<R extends AnyRoute, Typed extends object>(
  route: R,
  { held, refresh }: Commented,
  { blank, sent, draft: which, isPublic, ask, onSent }: Written<Typed>,
) {
  const { version } = held;
  const params = paramsOf(held);
  const [draft, change, clear] = useDraft([route.id, ...Object.values(params), which].filter(Boolean).join(':'), blank);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const sending = useSpokenChange({
    act: (sendOnce, body: BodyOf<R>) => sendOnce(route, { params, body } as Parameters<typeof sendOnce<R>>[1]),
    done: sent,
    onSuccess: () => {
      clear();
      onSent?.();
    },
    onSettled: refresh,
  });
  const submit = async () => {
    const typed = { ...draft, ...(version !== undefined && { version }) };
    const { value, errors = {} } = checkForm(route.body!, typed);
    const found = { ...(isPublic && checkWords(route, typed)), ...errors };
    setWrong(found);
    if (!value || Object.keys(found).length > 0) return;
    if (!ask || (await ask())) sending.mutate(value as BodyOf<R>);
  };
  return { draft, change, wrong, submit: () => void submit(), pending: sending.isPending };
}
