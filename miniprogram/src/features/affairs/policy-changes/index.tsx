import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { listPolicyVersions, type PolicyChange, type PolicyVersion } from '@shared/subsidies/policies';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { CHANGES, FIELD, STATE } from '../policy-copy';
import { useSavedPolicy } from '../use-saved-policy';
import './policy-changes.css';

const Side = ({ word, lines, now }: { word: string; lines: readonly string[]; now?: boolean }) => (
  <View className={now ? 'changes-side changes-now' : 'changes-side'}>
    <View className="note">{word}</View>
    {lines.length === 0 && <View>{CHANGES.none}</View>}
    {lines.map((line, place) => (
      <View key={line}>{lines.length > 1 ? `${place + 1}. ${line}` : line}</View>
    ))}
  </View>
);

const Change = ({ change: { field, before, now } }: { change: PolicyChange }) => (
  <View className="changes-one">
    <View className="changes-field">{FIELD[field]}</View>
    <Side word={CHANGES.before} lines={before} />
    <Side word={CHANGES.now} lines={now} now />
  </View>
);

function Version({ policyCode, version, first }: { policyCode: string; version: PolicyVersion; first: boolean }) {
  const { effectiveOn, state, changes } = version;
  const [tone, word] = STATE[state];
  return (
    <Card>
      <View className="changes-head">
        <View className="changes-day">
          <DayText value={effectiveOn} />
          {CHANGES.from}
        </View>
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      {changes.map((change) => (
        <Change key={change.field} change={change} />
      ))}
      {changes.length === 0 && <View className="note changes-only">{first ? CHANGES.first : CHANGES.same}</View>}
      <Button small look="quiet" onClick={() => openPage('affairs/policy', { policyCode, effectiveOn })}>
        {CHANGES.open}
      </Button>
    </Card>
  );
}

/** 改了什么: the versions of a policy, newest first, each beside the one before it in plain words. */
export default function PolicyChangesPage() {
  const { policyCode } = useParams<'policyCode'>();
  const answer = useAnswer(listPolicyVersions, { params: { policyCode } }, { keep: true });
  const { saved, seen } = useSavedPolicy(policyCode);
  const read = saved && answer.data !== undefined;
  useEffect(() => {
    if (read) void seen();
    // Once for each time the page is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [read, policyCode]);
  return (
    <AnswerPage of={answer}>
      {({ name, versions }) => (
        <>
          <SectionTitle>{name}</SectionTitle>
          {versions.length === 1 && <View className="note changes-only">{CHANGES.only}</View>}
          {versions.map((version, place) => (
            <Version
              key={version.effectiveOn}
              policyCode={policyCode}
              version={version}
              first={place === versions.length - 1}
            />
          ))}
        </>
      )}
    </AnswerPage>
  );
}
