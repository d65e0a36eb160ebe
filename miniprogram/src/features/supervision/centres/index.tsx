import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type Centres, showCentres } from '@shared/supervision/centres';
import { formatInstant } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { AnswerPage } from '@/ui/layout/whole-page';
import { BriefingRows } from '../briefing-rows';
import { OnlyRegulators, useRegulator } from '../regulator';
import { STATISTICS } from '../statistics/copy';
import { backingOff } from './back-off';
import { BenefitTiles } from './benefit-tiles';
import { CENTRE, CENTRES, type CentreName } from './copy';
import { FreshnessTiles } from './freshness-tiles';
import { sayFen, tilesOf } from './figures';
import { TownGrid } from './town-grid';
import { TownTable } from './town-table';
import './centres.css';

const NAMES: readonly CentreName[] = ['data', 'watch', 'decide'];
/** From this width on it is a wall: the three beside each other. */
const WALL = 1200;
/** The figures move by the hour: a wall that nobody touches asks every five minutes, less often while nobody answers, and not while it is out of sight. */
const EVERY_MS = 5 * 60_000;
const MOST_MS = 60 * 60_000;

interface PartProps {
  centres: Centres;
  division: string;
}

const asOfWords = ({ asOf }: Centres): string =>
  asOf ? CENTRES.asOf(formatInstant(asOf, new Date().getFullYear())) : CENTRES.never;

function SpreadRow({ spread }: Pick<Centres, 'spread'>) {
  const say = ({ lowerFen, medianFen, upperFen }: NonNullable<Centres['spread']>) =>
    CENTRES.spreadIs(sayFen(lowerFen), sayFen(medianFen), sayFen(upperFen));
  return (
    <Row
      title={CENTRES.spread}
      note={spread ? CENTRES.spreadNote(spread.villages) : CENTRES.spreadFew}
      {...(spread && { below: <View className="centres-words">{say(spread)}</View> })}
    />
  );
}

function Centre({ name, centres, division }: PartProps & { name: CentreName }) {
  return (
    <View className="centres-part">
      <SectionTitle>{CENTRE[name].title}</SectionTitle>
      <View className="note">{CENTRE[name].asks}</View>
      <View className="note centres-asks">{asOfWords(centres)}</View>
      <Card flush>
        {tilesOf(name, centres, division).map(({ key, title, note, value, open }) => (
          <Row
            key={key}
            title={title}
            note={note}
            value={<View className="centres-number">{value}</View>}
            onClick={open}
          />
        ))}
        {name === 'watch' && (
          <Row title={STATISTICS.title} note={STATISTICS.note} onClick={() => openPage('supervision/statistics')} />
        )}
        {name === 'data' && <FreshnessTiles division={division} />}
        {name === 'decide' && <SpreadRow spread={centres.spread} />}
        {name === 'decide' && <BenefitTiles of={centres.benefits} division={division} />}
      </Card>
    </View>
  );
}

function Towns({ centres }: Pick<PartProps, 'centres'>) {
  return (
    <View className="centres-part">
      <SectionTitle>{`${CENTRES.month(centres.month)}：${CENTRES.towns}`}</SectionTitle>
      <View className="note">{CENTRES.townsNote}</View>
      <View className="note centres-asks">{asOfWords(centres)}</View>
      <Card>
        <TownGrid towns={centres.towns} />
      </Card>
      <Section title={CENTRES.table}>
        <TownTable towns={centres.towns} />
      </Section>
    </View>
  );
}

function Wall({ centres, division }: PartProps) {
  return (
    <View className="centres-wall">
      <View className="centres-three">
        {NAMES.map((name) => (
          <View key={name} className="centres-third">
            <Centre name={name} centres={centres} division={division} />
          </View>
        ))}
      </View>
      <Towns centres={centres} />
    </View>
  );
}

function OnPhone({ centres, division }: PartProps) {
  const [name, setName] = useState<CentreName>('data');
  return (
    <View>
      <Tabs
        tabs={NAMES.map((key) => ({ key, label: CENTRE[key].title.slice(0, 2) }))}
        value={name}
        onChange={setName}
      />
      <Centre name={name} centres={centres} division={division} />
      {name === 'data' && <Towns centres={centres} />}
    </View>
  );
}

/** 数据 · 监管 · 决策: three short pages on the phone, a wall from a desk's width on. For a district's regulator. */
export default function CentresPage() {
  const { mine, districtCode: division } = useRegulator();
  const [every] = useState(() => backingOff(EVERY_MS, MOST_MS));
  const answer = useAnswer(showCentres, { params: { districtCode: division } }, { enabled: mine, every });
  const wide = Taro.getWindowInfo().windowWidth >= WALL;
  if (!mine) return <OnlyRegulators />;
  return (
    <AnswerPage className={cx(wide && 'centres-wide')} of={answer}>
      {(centres) =>
        centres.asOf === undefined ? (
          <EmptyState icon="board" title={CENTRES.never} />
        ) : (
          <View {...aria({ label: CENTRES.ofVillages(centres.villages) })}>
            <View className="note">{CENTRES.ofVillages(centres.villages)}</View>
            {wide ? <Wall centres={centres} division={division} /> : <OnPhone centres={centres} division={division} />}
            <SectionTitle>{CENTRES.briefing}</SectionTitle>
            <BriefingRows division={division} />
          </View>
        )
      }
    </AnswerPage>
  );
}
