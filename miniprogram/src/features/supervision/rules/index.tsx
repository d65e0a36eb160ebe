import { View } from '@tarojs/components';
import { formatFen } from '@shared/money';
import { listWatchRules, type WatchNight, type WatchRule } from '@shared/supervision/supervision';
import { RuleDomain } from '@shared/supervision/rules';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useRole } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Page } from '@/ui/layout/page';
import { StatusTag } from '@/ui/words/status-tag';
import { COLOUR, DOMAIN, recordWords, RULES, unitWords } from '../copy';
import { sentenceOf } from '../sentence';
import '../supervision.css';

type Figure = WatchRule['figures'][number];

const valueOf = ({ value, unit }: Figure): string => {
  if (value === undefined) return RULES.notSet;
  return unit === 'fen' ? formatFen(value) : `${value}${unitWords(unit)}`;
};

const titlesOf = ({ figures, silentFor }: WatchRule): string[] =>
  figures.filter(({ name }) => silentFor.includes(name)).map(({ title }) => title);

function Rule({ rule, districtCode }: { rule: WatchRule; districtCode: string }) {
  const waits = rule.waitsFor.length > 0 ? RULES.waits(rule.waitsFor) : undefined;
  // What waits for rows runs nowhere, whatever was decided of it.
  const { word, tone } = waits && rule.state === 'live' ? RULES.waiting : RULES.state[rule.state];
  const fell = rule.fellBackOn && RULES.fellBack(rule.fellBackOn);
  const silent = rule.silentFor.length > 0 ? RULES.silent(titlesOf(rule)) : undefined;
  return (
    <Disclosure
      title={rule.title}
      note={[rule.code, COLOUR[rule.colour].word, rule.proposed && RULES.proposed, waits, silent, fell]
        .filter(Boolean)
        .join(' · ')}
      value={<StatusTag tone={tone}>{word}</StatusTag>}
    >
      <Facts
        of={[
          [RULES.says, sentenceOf(rule)],
          [RULES.basis, rule.basis],
          [RULES.about, RULES.level[rule.level]],
          [
            RULES.figures,
            rule.figures.length > 0 &&
              rule.figures.map((figure) => (
                <View key={figure.name}>
                  <View>{`${figure.title}：${valueOf(figure)}`}</View>
                  <View className="note">
                    {[RULES.sureness[figure.sureness], figure.source].filter(Boolean).join('，')}
                  </View>
                </View>
              )),
          ],
          [
            RULES.exclusions,
            rule.exclusions.length > 0 && rule.exclusions.map((words) => <View key={words}>{words}</View>),
          ],
          [RULES.least, rule.least && RULES.leastIs(rule.least.count, rule.least.of)],
          [RULES.note, rule.note],
          [
            RULES.record,
            rule.record.length > 0
              ? rule.record.map((month) => <View key={month.month}>{recordWords(month)}</View>)
              : RULES.noRecord,
          ],
        ]}
      />
      <Button look="quiet" onClick={() => openPage('supervision/rule', { districtCode, ruleCode: rule.code })}>
        {RULES.change}
      </Button>
    </Disclosure>
  );
}

/** What a regulator relies on: that somebody looked last night. */
const Night = ({ night }: { night: WatchNight }) => (
  <View className={night.state === 'failed' || night.state === 'late' ? 'supervision-wrong' : 'note supervision-note'}>
    {RULES.night(night)}
  </View>
);

/** 预警规则: what a district is watched by, rule by rule, in words. For its regulator. */
export default function RulesPage() {
  const { districtCode } = useParams<'districtCode'>();
  const [, roles] = useRole();
  const mine = roles.includes('regulator');
  const answer = useAnswer(listWatchRules, { params: { districtCode } }, { enabled: mine });
  if (!mine) return <EmptyPage icon="lock" title={RULES.only} />;
  return (
    <Page>
      <View className="note supervision-note">{RULES.intro}</View>
      <Answer of={answer}>
        {({ items, night }) => [
          <Night key="night" night={night} />,
          ...RuleDomain.options.map((domain) => {
            const those = items.filter((rule) => rule.domain === domain);
            if (those.length === 0) return null;
            return (
              <View key={domain}>
                <Section title={DOMAIN[domain]} flush>
                  {those.map((rule) => (
                    <Rule key={rule.code} rule={rule} districtCode={districtCode} />
                  ))}
                </Section>
              </View>
            );
          }),
        ]}
      </Answer>
    </Page>
  );
}
