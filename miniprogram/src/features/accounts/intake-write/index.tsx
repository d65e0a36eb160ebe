import { showPaperBatch } from '@shared/accounts/intake';
import { useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Page } from '@/ui/layout/page';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { INTAKE } from '../intake/copy';
import { blankPaper, draftName, mendedDraft } from '../intake/draft';
import { WritePapers } from './write-papers';
import '../intake/intake.css';

type Params = 'villageCode' | 'batchId' | 'paperId';

/** A paper that came back, to be sent again in its batch. */
function Mending({ by }: { by: string }) {
  const { villageCode, batchId, paperId } = useParams<Params>();
  const answer = useAnswer(showPaperBatch, { params: { villageCode, batchId } });
  return (
    <Answer of={answer}>
      {({ papers }) => {
        const paper = papers.find((one) => one.paperId === paperId);
        if (!paper) return null;
        return (
          <WritePapers
            {...{ villageCode, by, name: draftName(villageCode, paperId) }}
            initial={{ papers: [mendedDraft(batchId, paper)] }}
            mend={{ batchId, paperId }}
          />
        );
      }}
    </Answer>
  );
}

/** 交票据: a batch is photographed and described, without a network too, and handed to the centre. */
export default function IntakeWritePage() {
  const { villageCode, paperId } = useParams<Params>();
  const by = useMe()?.accountId;
  if (!by) return <EmptyPage icon="lock" title={INTAKE.notYours} />;
  return (
    <Page>
      {paperId ? (
        <Mending by={by} />
      ) : (
        <WritePapers {...{ villageCode, by, name: draftName(villageCode) }} initial={{ papers: [blankPaper] }} />
      )}
    </Page>
  );
}
