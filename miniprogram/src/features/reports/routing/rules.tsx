import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  beginRouting,
  changeRoutingRule,
  listRoutingRules,
  listRuleVersions,
  orderRoutingRules,
  type RoutingRule,
  type RoutingRules,
} from '@shared/reports/routing';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { Sureness } from '@/ui/words/sureness';
import { copy } from './copy';
import { whenWords, whoWords } from './rule-words';
import { useRuleChange } from './use-keeper';
import { usePlaces } from './use-places';

const factsOf = (rule: RoutingRule, placeOf: (code: string) => string) =>
  [
    [copy.when, whenWords(rule, placeOf)],
    [copy.who, whoWords(rule)],
    [copy.days, copy.daysOf(rule.acceptDays, rule.answerDays)],
    [copy.line.label, rule.line],
    [copy.source, rule.source],
  ] as const;

/** What a rule said before. */
function Past({ districtCode, rule, onClose }: { districtCode: string; rule: RoutingRule; onClose: () => void }) {
  const { ruleId } = rule;
  const { placeOf } = usePlaces();
  const past = useAnswer(listRuleVersions, { params: { districtCode, ruleId } }, { staleTime: ALWAYS });
  return (
    <Sheet open title={copy.past} onClose={onClose}>
      <Answer of={past}>
        {({ items }) => (
          <View className="routing-past">
            {items.map((one) => (
              <Card key={one.ruleVersion}>
                <View className="routing-name">{`${copy.versionOf(one.ruleVersion)} ${one.name}`}</View>
                <View className="note">
                  <DayText value={one.changedAt} clock /> {one.on ? copy.on : copy.off}
                </View>
                <Facts of={factsOf(one, placeOf)} />
              </Card>
            ))}
          </View>
        )}
      </Answer>
    </Sheet>
  );
}

interface Props {
  districtCode: string;
  rules: RoutingRules;
}

function Rule({ districtCode, rules, rule, place }: Props & { rule: RoutingRule; place: number }) {
  const { placeOf } = usePlaces();
  const change = useRuleChange(districtCode);
  const [past, setPast] = useState(false);
  const { ruleId, ruleVersion: _version, changedAt: _changed, ...content } = rule;
  const params = { districtCode };
  const { version } = rules;
  const move = (by: number) => {
    const ruleIds = rules.items.map((one) => one.ruleId);
    ruleIds.splice(place, 1);
    ruleIds.splice(place + by, 0, ruleId);
    change.mutate((send) => send(orderRoutingRules, { params, body: { version, ruleIds } }));
  };
  const turn = async () => {
    if (rule.on && !(await confirm(copy.turnOff, copy.turnOffAsk, copy.turnOff))) return;
    const body = { version, rule: { ...content, on: !rule.on } };
    change.mutate((send) => send(changeRoutingRule, { params: { districtCode, ruleId }, body }));
  };
  return (
    <Disclosure
      title={`${place + 1}. ${rule.name}`}
      note={`${whenWords(rule, placeOf)} → ${whoWords(rule)}`}
      value={<StatusTag tone={rule.on ? 'good' : 'plain'}>{rule.on ? copy.on : copy.off}</StatusTag>}
      label={rule.name}
    >
      <Facts of={[...factsOf(rule, placeOf), [copy.version, copy.versionOf(rule.ruleVersion)]]} />
      <Sureness of={rule.confidence} />
      <View className="routing-buttons">
        <Button small onClick={() => openPage('reports/rule', { districtCode, ruleId })}>
          {copy.edit}
        </Button>
        <Button small look="quiet" disabled={place === 0 || change.isPending} onClick={() => move(-1)}>
          {copy.up}
        </Button>
        <Button
          small
          look="quiet"
          disabled={place === rules.items.length - 1 || change.isPending}
          onClick={() => move(1)}
        >
          {copy.down}
        </Button>
        <Button small look="quiet" disabled={change.isPending} onClick={() => void turn()}>
          {rule.on ? copy.turnOff : copy.turnOn}
        </Button>
      </View>
      <Row title={copy.versions} onClick={() => setPast(true)} />
      {past && <Past districtCode={districtCode} rule={rule} onClose={() => setPast(false)} />}
    </Disclosure>
  );
}

function NoRules({ districtCode }: { districtCode: string }) {
  const change = useRuleChange(districtCode);
  return (
    <>
      <EmptyState {...copy.none} />
      <Button
        loading={change.isPending}
        onClick={() => change.mutate((send) => send(beginRouting, { params: { districtCode } }))}
      >
        {copy.begin}
      </Button>
    </>
  );
}

/** The rules in the order they are asked. */
export function Rules({ districtCode }: { districtCode: string }) {
  const answer = useAnswer(listRoutingRules, { params: { districtCode } }, { staleTime: ALWAYS });
  return (
    <Answer of={answer}>
      {(rules) =>
        rules.items.length === 0 ? (
          <NoRules districtCode={districtCode} />
        ) : (
          <>
            <View className="note routing-how">{copy.how}</View>
            <Card flush>
              {rules.items.map((rule, place) => (
                <Rule key={rule.ruleId} districtCode={districtCode} rules={rules} rule={rule} place={place} />
              ))}
            </Card>
            <Button look="quiet" icon="plus" onClick={() => openPage('reports/rule', { districtCode })}>
              {copy.add}
            </Button>
          </>
        )
      }
    </Answer>
  );
}
