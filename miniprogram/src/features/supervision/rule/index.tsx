import { View } from '@tarojs/components';
import { useState } from 'react';
import { AppError } from '@shared/errors';
import { formatFen } from '@shared/money';
import {
  changeWatchRule,
  decideWatchRule,
  listWatchRules,
  type ProposedChange,
  type WatchRule,
} from '@shared/supervision/supervision';
import { RuleState } from '@shared/supervision/rules';
import { askAgain, useAnswer } from '@/platform/server/answers';
import { fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useRole } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Section } from '@/ui/layout/section';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Facts } from '@/ui/layout/facts';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { Failed } from '@/ui/words/failed';
import { unitWords } from '../copy';
import { sentenceOf } from '../sentence';
import { copy } from './copy';
import { figuresFrom, typedOf } from './figures';
import { Trial } from './trial';
import '../supervision.css';

interface Props {
  rule: WatchRule;
  districtCode: string;
}

const refresh = () => askAgain(listWatchRules);
const wordsOf = (error: unknown): string => {
  const stale = error instanceof AppError && error.code === 'version.stale';
  return stale ? copy.stale : sayError(error);
};

const STATES = RuleState.options.map((value) => ({
  value,
  label: copy.states[value].word,
  note: copy.states[value].note,
}));

const figureWords = (rule: WatchRule, figures: ProposedChange['figures']) =>
  rule.figures
    .filter(({ name }) => figures[name] !== undefined)
    .map(({ name, title, unit }) => {
      const value = figures[name]!;
      return <View key={name}>{`${title}：${unit === 'fen' ? formatFen(value) : `${value}${unitWords(unit)}`}`}</View>;
    });

/** A change that waits: what it would be, what a night counted, and the two answers. */
function Waiting({ rule, proposed, districtCode }: Props & { proposed: ProposedChange }) {
  const deciding = useChange({
    act: (sendOnce, verdict: 'confirm' | 'drop') =>
      sendOnce(decideWatchRule, {
        params: { districtCode, ruleCode: rule.code },
        body: { version: rule.settingVersion, verdict },
      }),
    done: (_, verdict) => (verdict === 'confirm' ? copy.confirmed : copy.dropped),
    onError: (error) => say(wordsOf(error)),
    onSettled: refresh,
  });
  const { state, figures, why, proposedOn, mine, backTest } = proposed;
  const figured = figureWords(rule, figures);
  return (
    <Section title={copy.proposedTitle}>
      <Facts
        of={[
          [copy.proposedOn, proposedOn],
          [copy.proposedState, copy.states[state].word],
          [copy.proposedFigures, figured.length > 0 && figured],
          [copy.proposedWhy, why],
          [copy.backTest, state === 'live' && (backTest ? copy.counted(backTest) : copy.notCounted)],
        ]}
      />
      {mine && <View className="note supervision-note">{copy.mine}</View>}
      <View className="supervision-acts">
        {!mine && (state !== 'live' || backTest) && (
          <Button loading={deciding.isPending} onClick={() => deciding.mutate('confirm')}>
            {copy.confirm}
          </Button>
        )}
        <Button look="quiet" loading={deciding.isPending} onClick={() => deciding.mutate('drop')}>
          {copy.drop}
        </Button>
      </View>
    </Section>
  );
}

/** The rule's state and figures, to be changed; what is typed stays on the phone until it is sent. */
function Change({ rule, districtCode }: Props) {
  const [typed, change, clear] = useDraft<{ state: RuleState; why: string; figures: Record<string, string> }>(
    `watch-rule:${rule.code}`,
    { state: rule.state, why: '', figures: {} },
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { figures, wrong } = figuresFrom(rule.figures, typed.figures);
  const sending = useChange({
    act: (sendOnce, body: { version: number; state: RuleState; figures: Record<string, number>; why: string }) =>
      sendOnce(changeWatchRule, { params: { districtCode, ruleCode: rule.code }, body }),
    done: copy.done,
    onSuccess: () => clear(),
    onSettled: refresh,
  });
  const submit = () => {
    const body = { version: rule.settingVersion, state: typed.state, figures, why: typed.why };
    const { value, errors: found = {} } = checkForm(changeWatchRule.body!, body);
    const all = { ...found, ...Object.fromEntries(wrong.map((name) => [name, copy.figureWrong])) };
    setErrors(all);
    if (value && Object.keys(all).length === 0) sending.mutate(value);
  };
  const said = { ...fieldErrors(sending.error), ...errors };
  return (
    <>
      <Section title={copy.change}>
        <Field label={copy.state}>
          <Choice look="rows" options={STATES} value={typed.state} onChange={(state) => change({ state })} />
        </Field>
        {rule.figures.map((figure) => {
          const { name, title, unit, source } = figure;
          const hint = copy.figureHint(source, unit === 'fen' ? copy.yuan : unitWords(unit));
          const error = said[name];
          return (
            <Field key={name} label={title} hint={hint} {...(error !== undefined && { error })}>
              <TextInput
                value={typed.figures[name] ?? typedOf(figure)}
                onChange={(text) => change({ figures: { ...typed.figures, [name]: text } })}
                placeholder={copy.unset}
                max={12}
              />
            </Field>
          );
        })}
        <Field {...copy.why} {...(said.why !== undefined && { error: said.why })}>
          <TextArea value={typed.why} onChange={(why) => change({ why })} max={1000} />
        </Field>
        {sending.error && <Failed className="supervision-wrong" of={wordsOf(sending.error)} />}
        <Button loading={sending.isPending} onClick={submit}>
          {copy.submit}
        </Button>
      </Section>
      {wrong.length === 0 && <Trial rule={rule} districtCode={districtCode} figures={figures} />}
    </>
  );
}

/** One rule, to be changed by its district's regulator: in words, with a trial on a village; a second person confirms. */
export default function RulePage() {
  const { districtCode, ruleCode } = useParams<'districtCode' | 'ruleCode'>();
  const [, roles] = useRole();
  const mine = roles.includes('regulator');
  const answer = useAnswer(listWatchRules, { params: { districtCode } }, { enabled: mine });
  if (!mine) return <EmptyPage icon="lock" title={copy.only} />;
  return (
    <AnswerPage of={answer}>
      {({ items }) => {
        const rule = items.find(({ code }) => code === ruleCode);
        if (!rule) return null;
        return (
          <>
            <Card>
              <View className="supervision-title">{rule.title}</View>
              <View className="supervision-sentence">{sentenceOf(rule)}</View>
            </Card>
            {rule.proposed && <Waiting rule={rule} proposed={rule.proposed} districtCode={districtCode} />}
            <Change rule={rule} districtCode={districtCode} />
          </>
        );
      }}
    </AnswerPage>
  );
}
