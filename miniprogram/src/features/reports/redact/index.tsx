import { View } from '@tarojs/components';
import type { MediaView } from '@shared/media/media';
import { showReport } from '@shared/reports/reports';
import { useAnswer } from '@/platform/server/answers';
import { goBack, useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useSignedIn } from '@/platform/server/session';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { RedactionEditor } from '@/ui/media/redaction-editor';
import { EmptyState, Skeleton } from '@/ui/layout/states';
import { WholePicture } from '@/ui/media/whole-picture';
import { useCovered } from '../covered';
import { FILES, REDACT } from '../files-copy';
import { useRedaction } from './use-redaction';
import './redact.css';

function Redact({ reportId, picture }: { reportId: string; picture: MediaView }) {
  const { url = '', width = 1, height = 1 } = picture;
  const redaction = useRedaction(reportId, picture.mediaId);
  const covered = useCovered(reportId);
  const { step } = redaction;
  if (step.at === 'painting')
    return (
      <Card>
        <View>{REDACT.painting}</View>
        <Skeleton cards={1} />
      </Card>
    );
  if (step.at === 'checking')
    return (
      <>
        <SectionTitle>{REDACT.check}</SectionTitle>
        <View className="note">{REDACT.checkNote}</View>
        <WholePicture src={step.copy.url ?? ''} width={step.copy.width ?? width} height={step.copy.height ?? height} />
        <View className="redact-buttons">
          <Button
            onClick={() => {
              covered.add(step.copy.mediaId);
              say(REDACT.used);
              goBack();
            }}
          >
            {REDACT.use}
          </Button>
          <Button look="quiet" onClick={redaction.again}>
            {REDACT.again}
          </Button>
        </View>
      </>
    );
  return (
    <>
      <SectionTitle>{REDACT.coverTitle}</SectionTitle>
      <RedactionEditor src={url} width={width} height={height} boxes={redaction.boxes} onChange={redaction.setBoxes} />
      <View className="redact-buttons">
        <Button onClick={redaction.paint}>{REDACT.covered}</Button>
      </View>
    </>
  );
}

/** 遮挡: for who handles a report, one of its pictures, for its answer. The picture itself stays as it is. */
export default function RedactPage() {
  const { reportId, mediaId } = useParams<'reportId' | 'mediaId'>();
  const answer = useAnswer(showReport, { params: { reportId } }, { enabled: useSignedIn() });
  return (
    <AnswerPage of={answer}>
      {({ media, evidence }) => {
        const picture = media.find((file) => file.mediaId === mediaId && file.kind === 'image' && file.url);
        return picture && evidence?.mayRedact ? (
          <Redact reportId={reportId} picture={picture} />
        ) : (
          <EmptyState icon="camera" title={FILES.none} />
        );
      }}
    </AnswerPage>
  );
}
