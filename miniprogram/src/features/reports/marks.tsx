import { View } from '@tarojs/components';
import type { MyRestriction } from '@shared/custody/restrictions';
import { openPage } from '@/platform/navigate';
import { DayText } from '@/ui/words/day-text';
import { Row } from '@/ui/layout/row';
import { FALSE_GROUNDS, RESTRICTION } from './restriction-copy';

/** The reports that were held to be false, each with its ground and reason; one opens the report. */
export function Marks({ marks }: { marks: MyRestriction['marks'] }) {
  return (
    <>
      {marks.map(({ reportId, referenceNo, ground, text, markedAt }) => (
        <Row
          key={reportId}
          title={`${referenceNo}　${FALSE_GROUNDS[ground].label}`}
          note={
            <>
              <View>{text}</View>
              <View>
                {RESTRICTION.since} <DayText value={markedAt} />
              </View>
            </>
          }
          onClick={() => openPage('reports/detail', { reportId })}
        />
      ))}
    </>
  );
}
