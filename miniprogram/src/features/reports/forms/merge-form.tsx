import { View } from '@tarojs/components';
import { mergeReport } from '@shared/reports/commands';
import type { SimilarReport } from '@shared/reports/work';
import type { ReportSummary } from '@shared/reports/reports';
import { formatDay } from '@shared/time';
import { Answer } from '@/ui/words/answer';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { ErrorState } from '@/ui/layout/states';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { officeAt } from './office-at';
import { copy as why } from '../background/copy';
import { useBackground } from '../background/use-background';
import { useDeskPages, useReadOn } from '../work/use-desk';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

const whyOf = (similar: readonly SimilarReport[], reportId: string) =>
  similar
    .find((other) => other.reportId === reportId)
    ?.why.map((one) => why.why[one])
    .join('、');

const MOST_OFFERED = 30;

const optionOf = (
  { reportId, excerpt, category, villageName, submittedAt }: ReportSummary,
  similar: readonly SimilarReport[],
  year: number,
) => ({
  value: reportId,
  label: excerpt,
  note: [whyOf(similar, reportId), villageName, CATEGORY_WORDS[category], formatDay(submittedAt, year)]
    .filter(Boolean)
    .join(' · '),
});

/** 并案: with another that the same office has, about the same thing. Those that look like it come first, with why. */
export function MergeForm({ send, ...page }: CommandProps & { send: Send<Bodies['merge']> }) {
  const { reportId, handledByDivision, villageCode } = page.report;
  const desk = useDeskPages(officeAt(handledByDivision));
  const rest = desk.data?.rest;
  useReadOn(rest, true);
  const similar = useBackground(reportId)?.similar ?? [];
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'merge',
    initial: { parentId: '' },
    schema: mergeReport.body,
    bodyOf: (typed) => typed,
    send,
    doneWords: copy.done.merge,
  });
  /** What looks like it first, then what is of the same village. */
  const rank = (other: ReportSummary) => {
    const place = similar.findIndex((one) => one.reportId === other.reportId);
    return place >= 0 ? place : other.villageCode === villageCode ? MOST_OFFERED : 2 * MOST_OFFERED;
  };
  const fits = (other: ReportSummary) =>
    other.reportId !== reportId &&
    other.handledByDivision === handledByDivision &&
    (other.state === 'submitted' || other.state === 'accepted');
  const offered = (items: readonly ReportSummary[]) =>
    [
      ...new Map(
        [...similar.filter(({ mayMergeInto }) => mayMergeInto), ...items.filter(fits)].map((one) => [
          one.reportId,
          one,
        ]),
      ).values(),
    ]
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST_OFFERED);
  return (
    <CommandForm of={form} title={copy.mergeTitle} submit={copy.sendMerger}>
      <Field label={copy.mergeLabel} hint={copy.mergeHint} error={wrong.parentId && copy.mergeMissing}>
        <Answer of={desk}>
          {({ items }) => {
            const others = offered(items);
            return others.length > 0 ? (
              <Choice
                look="rows"
                options={others.map((other) => optionOf(other, similar, new Date().getFullYear()))}
                value={draft.parentId}
                onChange={(parentId) => change({ parentId })}
              />
            ) : rest?.error !== undefined ? (
              <ErrorState error={rest.error} onRetry={() => void rest.read()} />
            ) : (
              <View className="note">{rest ? copy.lookingToMerge : copy.nothingToMerge}</View>
            );
          }}
        </Answer>
      </Field>
    </CommandForm>
  );
}
