import { useState } from 'react';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { uuid } from '@/platform/random';
import { useSpokenChange } from '@/platform/server/use-change';

interface Kept<Typed extends object, Body, Answer> {
  /** Under what it is kept on the phone. */
  name: string;
  blank: Typed;
  schema: Parameters<typeof checkForm>[0];
  bodyOf: (typed: Typed) => unknown;
  send: (body: Body, idempotencyKey: string) => Promise<Answer>;
  onSent: (answer: Answer) => void;
}

/** A form that survives leaving the page and counts once however often it is sent: changed words are another command. */
export function useKeptForm<Typed extends object, Body, Answer>(form: Kept<Typed, Body, Answer>) {
  const [draft, change, clear] = useDraft<{ typed: Typed; key: string }>(form.name, { typed: form.blank, key: '' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const sending = useSpokenChange({
    act: async (_, body: Body) => {
      const key = draft.key || (await uuid());
      change({ key });
      return form.send(body, key);
    },
    onSuccess: (answer) => {
      clear();
      form.onSent(answer);
    },
  });
  return {
    typed: draft.typed,
    wrong,
    pending: sending.isPending,
    edit: (part: Partial<Typed>) => {
      change({ typed: { ...draft.typed, ...part }, key: '' });
      setWrong({});
    },
    submit: () => {
      const checked = checkForm(form.schema, form.bodyOf(draft.typed));
      if (checked.errors) setWrong(checked.errors);
      else sending.mutate(checked.value as Body);
    },
  };
}
