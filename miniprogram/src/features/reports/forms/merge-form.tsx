import { View } from '@tarojs/components';
import { levelOf } from '@shared/divisions';
import { mergeReport } from '@shared/report-commands';
import { listWork, type ReportSummary } from '@shared/reports';
import { formatDay } from '@shared/time';
import { useAnswerPages } from '@/platform/answers';
import { Choice } from '@/ui/choice';
import { Field } from '@/ui/field';
import { InfiniteList } from '@/ui/infinite-list';
import { CATEGORY_WORDS } from '@/ui/report-words';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

const ROLES = { village: 'cadre', town: 'township', district: 'regulator' } as const;

const optionOf = ({ reportId, excerpt, category, villageName, submittedAt }: ReportSummary, year: number) => ({
  value: reportId,
  label: excerpt,
  note: `${villageName} · ${CATEGORY_WORDS[category]} · ${formatDay(submittedAt, year)}`,
});

/** 并案: with another that the same office has, about the same thing. */
export function MergeForm({ send, ...page }: CommandProps & { send: Send<Bodies['merge']> }) {
  const { reportId, handledByDivision } = page.report;
  const work = useAnswerPages(listWork, { query: { role: ROLES[levelOf(handledByDivision)], which: 'open' } });
  const { draft, change, command, submit, wrong } = useCommandForm({
    page,
    does: 'merge',
    initial: { parentId: '' },
    schema: mergeReport.body,
    bodyOf: (typed) => typed,
    send,
    doneWords: copy.done.merge,
  });
  const fits = (other: ReportSummary) =>
    other.reportId !== reportId &&
    other.handledByDivision === handledByDivision &&
    (other.state === 'submitted' || other.state === 'accepted');
  return (
    <CommandForm
      report={page.report}
      command={command}
      does="merge"
      title={copy.mergeTitle}
      submit={copy.sendMerger}
      open={page.open}
      onClose={page.onClose}
      onSubmit={submit}
    >
      <Field label={copy.mergeLabel} hint={copy.mergeHint} error={wrong.parentId && copy.mergeMissing}>
        <InfiniteList of={work} empty={<View className="note">{copy.nothingToMerge}</View>}>
          {(items) =>
            items.some(fits) ? (
              <Choice
                look="rows"
                options={items.filter(fits).map((other) => optionOf(other, new Date().getFullYear()))}
                value={draft.parentId}
                onChange={(parentId) => change({ parentId })}
                label={copy.mergeLabel}
              />
            ) : (
              <View className="note">{copy.nothingToMerge}</View>
            )
          }
        </InfiniteList>
      </Field>
    </CommandForm>
  );
}
