import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { shortVillageName } from '@shared/divisions';
import { listPublications, type Publication } from '@shared/accounts/publications';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { StatusTag } from '@/ui/words/status-tag';
import { YearStepper } from '@/ui/forms/stepper';
import { PUBLICATIONS } from '../books-copy';
import { ofVillage } from '../choose-village';
import { periodWords } from '../period-words';
import './publications.css';

interface OneProps {
  villageCode: string;
  villageName: string;
  year: number;
  publication: Publication;
}

/** What was said that day, and what it is with what was mended since. */
const Figures = ({ publication: { figures = [], now, intact } }: Pick<OneProps, 'publication'>) => (
  <View className="publications-figures">
    {figures.map(({ name, fen }, place) => {
      const after = now?.[place]?.fen;
      return (
        <View key={name} className="publications-figure">
          <View className="muted">{name}</View>
          <View className="publications-amounts">
            <Money fen={fen} size="row" />
            {after !== undefined && after !== fen && (
              <View className="note">
                {`${PUBLICATIONS.now} `}
                <Money fen={after} />
              </View>
            )}
          </View>
        </View>
      );
    })}
    <View className={intact ? 'note' : 'publications-broken'}>
      {intact ? PUBLICATIONS.intact : PUBLICATIONS.broken}
    </View>
  </View>
);

function Corrections({ villageCode, year, publication: { corrections } }: OneProps) {
  if (corrections.length === 0) return null;
  const open = (voucherId: string) => () => openPage('accounts/voucher', { villageCode, year, voucherId });
  return (
    <View>
      <View className="publications-corrections">{PUBLICATIONS.corrections}</View>
      {corrections.map((one) => (
        <View key={one.voucherId} className="publications-correction">
          <View>{one.summary}</View>
          <View className="note">
            <DayText value={one.correctedOn} />
            {` · ${PUBLICATIONS.correction(one.voucherNo, one.reversedByNo)}`}
          </View>
          <View className="publications-links">
            <Button small look="quiet" onClick={open(one.voucherId)}>
              {PUBLICATIONS.mistaken}
            </Button>
            <Button small look="quiet" onClick={open(one.reversedBy)}>
              {PUBLICATIONS.mending}
            </Button>
          </View>
        </View>
      ))}
    </View>
  );
}

function One(props: OneProps) {
  const { villageCode, villageName, year, publication } = props;
  const { period, kind, state, closed, dueOn, publishedAt, publishedBy, shownUntil } = publication;
  const thisYear = new Date().getFullYear();
  const { word, tone } = PUBLICATIONS.state[state];
  const name = shortVillageName(villageName);
  const ask = () =>
    askAbout({
      about: `publication:${villageCode}:${year}:${kind}:${period}`,
      villageCode,
      villageName,
      category: 'money',
      description: publishedAt
        ? PUBLICATIONS.questionOf(name, periodWords(period))
        : PUBLICATIONS.question(name, periodWords(period), formatDay(dueOn, thisYear)),
    });
  const open = () =>
    kind === 'month'
      ? openPage('accounts/entries', { villageCode, year, month: period })
      : openPage('accounts/statements', { villageCode, year, month: Number(period.slice(6)) * 3, span: 'quarter' });
  return (
    <Disclosure
      title={periodWords(period)}
      note={
        publishedAt ? (
          <Text>
            <DayText value={publishedAt} />
            {' 公开'}
          </Text>
        ) : (
          <Text>
            {`${PUBLICATIONS.dueOn} `}
            <DayText value={dueOn} />
          </Text>
        )
      }
      value={<StatusTag tone={tone}>{word}</StatusTag>}
    >
      {publishedAt && <Figures publication={publication} />}
      <Corrections {...props} />
      <Facts
        of={[
          [PUBLICATIONS.publishedBy, publishedBy],
          [PUBLICATIONS.dueOn, <DayText key="due" value={dueOn} />],
          [PUBLICATIONS.shownUntil, shownUntil && <DayText key="until" value={shownUntil} />],
        ]}
      />
      {!publishedAt && <View className="note">{closed ? PUBLICATIONS.isClosed : PUBLICATIONS.notClosed}</View>}
      <View className="publications-links">
        {state !== 'open' && (
          <Button small look="quiet" onClick={open}>
            {kind === 'month' ? PUBLICATIONS.entries : PUBLICATIONS.statements}
          </Button>
        )}
        {state !== 'open' && (
          <Button small look={state === 'overdue' ? 'danger' : 'quiet'} icon="report" onClick={ask}>
            {PUBLICATIONS.ask}
          </Button>
        )}
      </View>
    </Disclosure>
  );
}

function PublicationsOf({ villageCode }: { villageCode: string }) {
  const [year, setYear] = useState(Number(useParams<'year'>().year) || new Date().getFullYear());
  const answer = useAnswer(listPublications, { params: { villageCode, year } }, { keep: true });
  return (
    <Page>
      <View className="publications-bar">
        <View className="publications-village">{shortVillageName(answer.data?.villageName ?? '') || '\u00a0'}</View>
        <YearStepper years={answer.data?.years ?? [year]} year={year} onChange={setYear} />
      </View>
      <Answer of={answer}>
        {({ items, villageName }) => {
          const overdue = items.filter(({ state }) => state === 'overdue').length;
          const list = (kind: Publication['kind']) => (
            <Card flush>
              {items
                .filter((one) => one.kind === kind)
                .map((publication) => (
                  <One
                    key={publication.period}
                    villageCode={villageCode}
                    villageName={villageName}
                    year={year}
                    publication={publication}
                  />
                ))}
            </Card>
          );
          return (
            <>
              <Card>
                <View className={overdue ? 'publications-late' : 'publications-fine'}>
                  {overdue ? PUBLICATIONS.overdueCount(overdue) : PUBLICATIONS.allOnTime}
                </View>
                <View className="note">{PUBLICATIONS.intro}</View>
              </Card>
              <View className="publications-two">
                <View className="publications-half">
                  <SectionTitle>{PUBLICATIONS.months}</SectionTitle>
                  {list('month')}
                </View>
                <View className="publications-half">
                  <SectionTitle>{PUBLICATIONS.quarters}</SectionTitle>
                  {list('quarter')}
                </View>
              </View>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** 财务公开: a village's year as a calendar of what was published, when, and what should have been. */
export default ofVillage(PublicationsOf);
