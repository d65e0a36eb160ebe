import { Text, View } from '@tarojs/components';
import type { PolicyDetail, PolicyField } from '@shared/subsidies/policies';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { Sureness } from '@/ui/words/sureness';
import { FIELD, POLICY } from '../policy-copy';

const ANSWERS = ['audience', 'steps', 'documents', 'where', 'deadline', 'phone'] as const satisfies PolicyField[];

function Answered({ policy, field }: { policy: PolicyDetail; field: (typeof ANSWERS)[number] }) {
  const said = [policy[field]].flat();
  const unsure = policy.sureness[field] === 'none';
  return (
    <View className="policy-part">
      <View className="policy-question">
        {FIELD[field]}
        {unsure && <StatusTag tone="wait">{POLICY.unsure}</StatusTag>}
      </View>
      {said.length === 0 && <View>{POLICY.nothing}</View>}
      {said.map((line, place) => (
        <View key={line} className="policy-line">
          {said.length > 1 && <Text className="policy-number">{field === 'steps' ? `${place + 1}.` : '·'}</Text>}
          <Text userSelect className="policy-words">
            {line}
          </Text>
        </View>
      ))}
    </View>
  );
}

/** 谁能办 · 怎么办 · 带什么 · 去哪里 · 什么时候截止 · 打什么电话问 */
export const PolicyAnswers = ({ policy }: { policy: PolicyDetail }) => (
  <Card>
    {ANSWERS.map((field) => (
      <Answered key={field} policy={policy} field={field} />
    ))}
  </Card>
);

export function PolicyLinks({ policy: { programs, relatedPolicies } }: { policy: PolicyDetail }) {
  return (
    <>
      {programs.length > 0 && (
        <Section title={POLICY.programs} flush>
          {programs.map(({ programCode, name }) => (
            <Row
              key={programCode}
              icon="wallet"
              title={name}
              note={POLICY.programsNote}
              onClick={() => openPage('subsidies/program', { programCode })}
            />
          ))}
        </Section>
      )}
      {relatedPolicies.length > 0 && (
        <Section title={POLICY.related} flush>
          {relatedPolicies.map(({ policyCode, name }) => (
            <Row
              key={policyCode}
              icon="board"
              title={name}
              onClick={() => openPage('affairs/policy', { policyCode })}
            />
          ))}
        </Section>
      )}
    </>
  );
}

/** From which document, since when, and how sure that is. */
export function PolicySource({ policy }: { policy: PolicyDetail }) {
  const { department, level, issuer, documentNo, issuedOn, sourceTitle, sourceUrl, effectiveOn, until } = policy;
  return (
    <Section title={POLICY.source}>
      <Facts
        of={[
          [POLICY.title, sourceTitle],
          [POLICY.issuer, issuer],
          [POLICY.documentNo, documentNo],
          [POLICY.issuedOn, issuedOn && <DayText value={issuedOn} />],
          [POLICY.since, policy.sureness.effectiveOn === 'none' ? POLICY.sinceUnsure : <DayText value={effectiveOn} />],
          [POLICY.until, until && <DayText value={until} />],
          [FIELD.department, department],
          [POLICY.level, level],
          [POLICY.link, sourceUrl && <Text userSelect>{sourceUrl}</Text>],
        ]}
      />
      <Sureness of={policy.confidence} />
    </Section>
  );
}
