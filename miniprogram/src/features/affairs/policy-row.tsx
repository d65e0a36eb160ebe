import { View } from '@tarojs/components';
import type { Policy, ProgramTopic } from '@shared/subsidies/policies';
import { openPage } from '@/platform/navigate';
import { Marked } from '@/ui/words/marked';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { POLICIES } from './policy-copy';

const RECENT_DAYS = 60;

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const isRecent = (day: string): boolean => Date.parse(today()) - Date.parse(day) < RECENT_DAYS * 86_400_000;

function PolicyTag({ policy: { until, changedOn } }: { policy: Policy }) {
  if (until && until < today()) return <StatusTag tone="bad">{POLICIES.ended}</StatusTag>;
  if (changedOn && isRecent(changedOn)) return <StatusTag tone="wait">{POLICIES.changed}</StatusTag>;
  return null;
}

/** A policy in a list; in what a search found, with the letters that were searched for marked. */
export function PolicyRow({ policy, tag }: { policy: Policy; tag?: string }) {
  const { policyCode, name, summary, hit } = policy;
  return (
    <Row
      title={<Marked marks={hit?.name}>{name}</Marked>}
      note={
        <View>
          {hit?.text ? <Marked marks={hit.marks}>{hit.text}</Marked> : <View>{summary}</View>}
          {tag ? <StatusTag tone="wait">{tag}</StatusTag> : <PolicyTag policy={policy} />}
        </View>
      }
      onClick={() => openPage('affairs/policy', { policyCode })}
    />
  );
}

export function ProgramRow({ program: { programCode, name, audience, hit } }: { program: ProgramTopic }) {
  return (
    <Row
      icon="wallet"
      title={<Marked marks={hit?.name}>{name}</Marked>}
      note={hit?.text ? <Marked marks={hit.marks}>{hit.text}</Marked> : audience}
      onClick={() => openPage('subsidies/program', { programCode })}
    />
  );
}
