import { rateAnswer } from '@shared/reports/reports';
import { Field, TextArea } from '@/ui/forms/field';
import { Stars } from '@/ui/forms/stars';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** 评价: stars and, if they like, words. It closes the report. */
export function RateForm({ send, ...page }: CommandProps & { send: Send<Bodies['rate']> }) {
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'rate',
    initial: { stars: 0, comment: '' },
    schema: rateAnswer.body,
    bodyOf: ({ stars, comment }) => ({ stars, ...(comment.trim() && { comment: comment.trim() }) }),
    send,
    doneWords: copy.done.rate,
  });
  // Few stars close it all the same: that more can be done is said before they are given.
  const unhappy = draft.stars > 0 && draft.stars <= 2;
  const mayReopen = page.report.mayDo.includes('reopen');
  return (
    <CommandForm of={form} title={copy.rating} submit={copy.sendRating}>
      <Field label={copy.rateTitle} error={wrong.stars} hint={unhappy && mayReopen ? copy.rateLow : undefined}>
        <Stars value={draft.stars} onChange={(stars) => change({ stars })} />
      </Field>
      <Field label={copy.commentLabel} optional error={wrong.comment}>
        <TextArea
          value={draft.comment}
          onChange={(text) => change({ comment: text })}
          placeholder={copy.commentPlaceholder}
          max={500}
        />
      </Field>
    </CommandForm>
  );
}
