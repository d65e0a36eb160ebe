import { splitReport } from '@shared/reports/commands';
import { ReportCategory } from '@shared/reports/reports';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

const CATEGORIES = ReportCategory.options.map((value) => ({ value, label: CATEGORY_WORDS[value] }));

/** 拆分: a second matter that it speaks of becomes a report of its own. */
export function SplitForm({ send, ...page }: CommandProps & { send: Send<Bodies['split']> }) {
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'split',
    initial: { category: undefined as ReportCategory | undefined, description: '' },
    schema: splitReport.body,
    bodyOf: (typed) => typed,
    send,
    doneWords: copy.done.split,
  });
  return (
    <CommandForm of={form} title={copy.splitTitle} submit={copy.sendSplit}>
      <Field label={copy.category} error={wrong.category && copy.categoryMissing}>
        <Choice options={CATEGORIES} value={draft.category} onChange={(category) => change({ category })} />
      </Field>
      <Field label={copy.splitLabel} hint={copy.splitHint} error={wrong.description}>
        <TextArea
          value={draft.description}
          onChange={(description) => change({ description })}
          placeholder={copy.splitPlaceholder}
          max={2000}
        />
      </Field>
    </CommandForm>
  );
}
