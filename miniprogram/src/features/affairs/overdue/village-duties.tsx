import { View } from '@tarojs/components';
import { DUTIES, type DutyStanding, dutyOf, listDuties, periodWords } from '@shared/affairs/duties';
import { publishNotice } from '@shared/affairs/notices';
import { holds } from '@shared/roles';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { useMe } from '@/platform/server/session';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { Sureness } from '@/ui/words/sureness';
import { DUTY } from '../notice-copy';

interface Props {
  villageCode: string;
  standing: DutyStanding;
  villageName: string;
  isOffice: boolean;
}

function Standing({ villageCode, standing, villageName, isOffice }: Props) {
  const { code, state, period, dueOn, overdueDays, missing, last } = standing;
  const { name, kind, every, withinDays, source, confidence, note } = dutyOf(code);
  const thisYear = new Date().getFullYear();
  const [tone, word] = DUTY.state[state];
  const shown = state === 'upToDate' && !last ? DUTY.waiting : word;
  const late = state === 'overdue';
  return (
    <Card>
      <View className="affairs-meta">
        <View className="affairs-title">{name}</View>
        <StatusTag tone={shown === DUTY.waiting ? 'plain' : tone}>{shown}</StatusTag>
      </View>
      <View className={late ? '' : 'note'}>
        {late ? DUTY.late(periodWords(period), overdueDays) : DUTY.due(periodWords(period), formatDay(dueOn, thisYear))}
        {late && missing > 1 && `，${DUTY.missing(missing)}`}
      </View>
      {last ? (
        <Row
          title={`${DUTY.last}：${periodWords(last.period)}`}
          note={<DayText value={last.publishedAt} />}
          onClick={() => openPage('affairs/notice', { villageCode, noticeId: last.noticeId })}
        />
      ) : (
        <View className="note">{DUTY.never}</View>
      )}
      <Disclosure title={DUTY.source} label={DUTY.source}>
        <Facts
          of={[
            ['多久一次', DUTY.rhythm[every]],
            ['什么时候前', DUTY.within(withinDays)],
            ['依据', source],
            ['说明', note],
          ]}
        />
        <Sureness of={confidence} />
      </Disclosure>
      {(late || (isOffice && state !== 'upToDate')) && (
        <View className="stack affairs-part">
          {isOffice && (
            <Button
              small
              icon="plus"
              onClick={() => openPage('affairs/publish', { villageCode, kind, duty: code, period })}
            >
              {DUTY.publish}
            </Button>
          )}
          {!isOffice && late && (
            <Button
              small
              look="quiet"
              onClick={() =>
                askAbout({
                  about: `duty:${villageCode}:${code}:${period}`,
                  villageCode,
                  villageName,
                  category: 'other',
                  description: DUTY.question(name, periodWords(period)),
                })
              }
            >
              {DUTY.ask}
            </Button>
          )}
        </View>
      )}
    </Card>
  );
}

const ORDER = { overdue: 0, dueSoon: 1, upToDate: 2 };

/** How one village stands: what is late first. */
export function VillageDuties({ villageCode }: { villageCode: string }) {
  const grants = useMe()?.grants ?? [];
  const answer = useAnswer(listDuties, { params: { villageCode } }, { keep: true });
  const isOffice = holds(grants, publishNotice.access, villageCode);
  return (
    <Answer of={answer}>
      {({ items, villageName }) => {
        const late = items.filter(({ state }) => state === 'overdue').length;
        return (
          <>
            <View className="affairs-village">{`${villageName}：${late ? DUTY.someLate(late) : DUTY.allGood}`}</View>
            <View className="note affairs-kinds">{DUTY.intro}</View>
            {[...items]
              .sort(
                (a, b) =>
                  ORDER[a.state] - ORDER[b.state] ||
                  b.overdueDays - a.overdueDays ||
                  DUTIES.findIndex(({ code }) => code === a.code) - DUTIES.findIndex(({ code }) => code === b.code),
              )
              .map((standing) => (
                <Standing key={standing.code} {...{ villageCode, standing, villageName, isOffice }} />
              ))}
          </>
        );
      }}
    </Answer>
  );
}
