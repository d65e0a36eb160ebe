import { View } from '@tarojs/components';
import { type HeldAppraisal, correctAppraisal, listAppraisals, recordAppraisal } from '@shared/affairs/appraisals';
import { publishNotice } from '@shared/affairs/notices';
import { holds } from '@shared/roles';
import { dayInChina, yearOf } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { EmptyState } from '@/ui/layout/states';
import { APPRAISALS } from '../appraisal-copy';
import { ChooseVillage } from '../choose-village';
import { Meeting } from './meeting';
import '../affairs.css';

/** One meeting: the record that counts, and under it what it put right. */
function Held({ villageCode, of: { year, number, records, twiceUnfit } }: { villageCode: string; of: HeldAppraisal }) {
  const grants = useMe()?.grants ?? [];
  const counts = records[records.length - 1]!;
  const earlier = records.slice(0, -1).reverse();
  return (
    <>
      <Section title={APPRAISALS.year(year, number)}>
        {counts.reason && <View className="affairs-lead">{`${APPRAISALS.correction}${counts.reason}`}</View>}
        <Meeting record={counts} twiceUnfit={twiceUnfit} />
      </Section>
      {earlier.length > 0 && (
        <Card flush>
          <Disclosure title={APPRAISALS.earlier(earlier.length)}>
            {earlier.map((record) => (
              <View key={record.revision}>
                <View className="affairs-failed">{APPRAISALS.replaced}</View>
                {record.reason && <View>{`${APPRAISALS.correction}${record.reason}`}</View>}
                <Meeting record={record} />
              </View>
            ))}
          </Disclosure>
        </Card>
      )}
      <View className="stack">
        {holds(grants, correctAppraisal.access, villageCode) && (
          <Button
            look="quiet"
            onClick={() =>
              openPage('affairs/record-appraisal', { villageCode, year: String(year), number: String(number) })
            }
          >
            {APPRAISALS.correct}
          </Button>
        )}
        {holds(grants, publishNotice.access, villageCode) && (
          <Button
            look="quiet"
            onClick={() =>
              openPage('affairs/publish', { villageCode, kind: 'affairs', title: APPRAISALS.noticeTitle(year, number) })
            }
          >
            {APPRAISALS.publish}
          </Button>
        )}
      </View>
    </>
  );
}

function Appraisals({ villageCode }: { villageCode: string }) {
  const grants = useMe()?.grants ?? [];
  const answer = useAnswer(listAppraisals, { params: { villageCode } }, { keep: true });
  const thisYear = yearOf(dayInChina(new Date().toISOString()));
  return (
    <AnswerPage of={answer}>
      {({ villageName, applies, items }) => (
        <>
          <View className="affairs-village">{APPRAISALS.of(villageName)}</View>
          {applies ? (
            <>
              <View className="note">{APPRAISALS.intro}</View>
              <View className="note">{APPRAISALS.notStars}</View>
              {items[0]?.year !== thisYear && (
                <Card>
                  <View className="affairs-lead">{APPRAISALS.none(thisYear)}</View>
                  <View className="note">{APPRAISALS.noneNote}</View>
                </Card>
              )}
              {holds(grants, recordAppraisal.access, villageCode) && (
                <View className="affairs-part">
                  <Button icon="plus" onClick={() => openPage('affairs/record-appraisal', { villageCode })}>
                    {APPRAISALS.record}
                  </Button>
                </View>
              )}
            </>
          ) : (
            <EmptyState icon="board" {...APPRAISALS.elsewhere} />
          )}
          {items.map((each) => (
            <Held key={`${each.year}.${each.number}`} villageCode={villageCode} of={each} />
          ))}
          {items.length > 0 && <View className="note affairs-part">{APPRAISALS.sources}</View>}
        </>
      )}
    </AnswerPage>
  );
}

/** 民主评议: how the village's own people, in a meeting, appraised its committee; the newest first. */
export default function AppraisalsPage() {
  const asked = useParams<'villageCode'>().villageCode;
  const mine = useVillage()?.villageCode;
  const villageCode = asked || mine;
  return villageCode ? <Appraisals villageCode={villageCode} /> : <ChooseVillage title={APPRAISALS.choose} />;
}
