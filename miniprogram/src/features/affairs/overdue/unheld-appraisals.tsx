import { View } from '@tarojs/components';
import { listUnheldAppraisals } from '@shared/affairs/appraisals';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { UNHELD } from '../appraisal-copy';

/** For the town and the district: the villages of which no 民主评议 of this year, or of the last, is recorded. */
export function UnheldAppraisals({ division }: { division: string }) {
  const answer = useAnswer(listUnheldAppraisals, { params: { division } });
  return (
    <Answer of={answer}>
      {({ year, villages, items }) => {
        const now = items.filter(({ missing }) => missing.includes(year));
        const before = items.filter(({ missing }) => !missing.includes(year));
        return items.length === 0 ? (
          <EmptyState icon="check" title={UNHELD.none(villages)} note={UNHELD.note} />
        ) : (
          <>
            <View className="note affairs-kinds">{UNHELD.count(year, villages, now.length)}</View>
            <View className="note affairs-kinds">{UNHELD.note}</View>
            <Card flush>
              {[...now, ...before].map(({ villageCode, villageName, townName, missing }) => (
                <Row
                  key={villageCode}
                  title={`${townName} ${villageName}`}
                  note={UNHELD.missing(missing)}
                  onClick={() => openPage('affairs/appraisals', { villageCode })}
                />
              ))}
            </Card>
          </>
        );
      }}
    </Answer>
  );
}
