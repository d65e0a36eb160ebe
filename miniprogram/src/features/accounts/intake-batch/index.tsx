import { View } from '@tarojs/components';
import { type PaperBatchView, showPaperBatch } from '@shared/accounts/intake';
import { useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useSignedIn } from '@/platform/server/session';
import { SectionTitle } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { BATCH, INTAKE } from '../intake/copy';
import { List } from './list';
import { Papers } from './papers';
import '../intake/intake.css';

const Batch = ({ of: batch }: { of: PaperBatchView }) => (
  <View className="intake-columns">
    <View className="intake-side">
      <List of={batch} />
    </View>
    <View className="intake-main">
      <SectionTitle>{BATCH.papers}</SectionTitle>
      {/* What was chosen was chosen of what was seen. */}
      <Papers key={batch.version} of={batch} />
    </View>
  </View>
);

function Shown() {
  const { villageCode, batchId } = useParams<'villageCode' | 'batchId'>();
  const answer = useAnswer(showPaperBatch, { params: { villageCode, batchId } }, { staleTime: ALWAYS });
  return <Answer of={answer}>{(batch) => <Batch of={batch} />}</Answer>;
}

/** 交接清单 of a batch: examined at the centre, signed by both, and where vouchers begin. */
export default function IntakeBatchPage() {
  const signedIn = useSignedIn();
  return <Page className="desk-page">{signedIn ? <Shown /> : <EmptyState icon="lock" title={INTAKE.notYours} />}</Page>;
}
