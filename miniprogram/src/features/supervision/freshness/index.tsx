import { View } from '@tarojs/components';
import { type Freshness, showFreshness } from '@shared/supervision/freshness';
import { dayInChina, formatDay, formatInstant } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { AnswerPage } from '@/ui/layout/whole-page';
import { CENTRES } from '../centres/copy';
import { OnlyRegulators, useRegulator } from '../regulator';
import { FAILED_STATE, FRESHNESS, LIST_KIND, STALLED } from './copy';

const thisYear = () => new Date().getFullYear();
const dayOf = (at: string) => formatDay(dayInChina(at), thisYear());

function Imports({ of: { imports } }: { of: Freshness }) {
  if (imports.length === 0) return <View className="note">{FRESHNESS.others}</View>;
  return (
    <Card flush>
      {imports.map(({ kind, title, doneAt, rows = 0, failed }) => (
        <Row
          key={kind}
          title={title}
          note={doneAt ? FRESHNESS.done(dayOf(doneAt), rows) : FRESHNESS.never}
          {...(failed > 0 && { value: FRESHNESS.failures(failed) })}
        />
      ))}
    </Card>
  );
}

function Failed({ of: { failed } }: { of: Freshness }) {
  if (failed.length === 0) return <View className="note">{FRESHNESS.noneFailed}</View>;
  return (
    <Card flush>
      {failed.map(({ kind, title, at, state, problems }) => (
        <Row
          key={`${kind}${at}`}
          title={title}
          note={`${dayOf(at)} ${FAILED_STATE[state] ?? STALLED}`}
          value={FRESHNESS.problems(problems)}
        />
      ))}
    </Card>
  );
}

/** 数据新不新: the rows behind what 数据中心 says of files and lists. */
export default function FreshnessPage() {
  const { mine, districtCode } = useRegulator();
  const answer = useAnswer(showFreshness, { params: { districtCode } }, { enabled: mine });
  if (!mine) return <OnlyRegulators />;
  return (
    <AnswerPage of={answer}>
      {(freshness) => (
        <>
          <View className="note">
            {freshness.asOf ? CENTRES.asOf(formatInstant(freshness.asOf, thisYear())) : CENTRES.never}
          </View>
          <SectionTitle>{FRESHNESS.failed}</SectionTitle>
          <View className="note">{FRESHNESS.failedNote}</View>
          <Failed of={freshness} />
          <SectionTitle>{FRESHNESS.lists}</SectionTitle>
          <View className="note">{FRESHNESS.listsNote}</View>
          <Card flush>
            {freshness.lists.map(({ kind, count, asOf }) => (
              <Row
                key={kind}
                title={LIST_KIND[kind]}
                note={asOf ? FRESHNESS.listTileNote(formatDay(asOf, thisYear())) : FRESHNESS.never}
                value={FRESHNESS.copies(count)}
                {...(count > 0 && { onClick: () => openPage('supervision/lists') })}
              />
            ))}
          </Card>
          <SectionTitle>{FRESHNESS.imports}</SectionTitle>
          <View className="note">{FRESHNESS.importsNote}</View>
          <Imports of={freshness} />
        </>
      )}
    </AnswerPage>
  );
}
