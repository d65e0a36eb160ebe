import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { MediaView } from '@shared/media/media';
import { type ReportView, showReport } from '@shared/reports/reports';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useSignedIn } from '@/platform/server/session';
import { ariaInside } from '@/ui/aria';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { EmptyState } from '@/ui/layout/states';
import { Voice } from '@/ui/media/voice';
import { FILES } from '../files-copy';
import { OpenOriginal } from '../open-original';
import './files.css';

interface FileProps {
  file: MediaView;
  at: number;
  evidence: NonNullable<ReportView['evidence']>;
  onCover: () => void;
  onOpen: () => void;
}

function File({ file, at, evidence, onCover, onOpen }: FileProps) {
  const state = FILES.state(file);
  return (
    <Card className="files-one">
      <View className="files-top">
        {file.posterUrl && (
          <Image className="files-thumb" src={file.posterUrl} mode="aspectFill" {...ariaInside({ alt: '' })} />
        )}
        <View className="files-about">
          <View>{FILES.title(at, file)}</View>
          {state && <View className="note">{state}</View>}
          {file.replaced && <View className="files-replaced">{FILES.replaced}</View>}
          {file.kind === 'audio' && file.url && <Voice source={file.url} seconds={file.seconds} />}
        </View>
      </View>
      <View className="files-buttons">
        {evidence.mayRedact && file.kind === 'image' && file.state === 'ready' && (
          <Button small onClick={onCover}>
            {FILES.cover}
          </Button>
        )}
        {evidence.mayOpen && (
          <Button small look="quiet" onClick={onOpen}>
            {FILES.open}
          </Button>
        )}
      </View>
    </Card>
  );
}

/** The files of a report, for who handles it: each can be opened as it was sent, with a reason, and a picture painted over. */
export default function FilesPage() {
  const { reportId } = useParams<'reportId'>();
  const answer = useAnswer(showReport, { params: { reportId } }, { enabled: useSignedIn(), staleTime: ALWAYS });
  const [opening, setOpening] = useState<MediaView>();
  return (
    <AnswerPage of={answer}>
      {({ media, evidence }) =>
        media.length === 0 || !evidence ? (
          <EmptyState icon="camera" title={FILES.none} />
        ) : (
          <>
            {!evidence.mayOpen && <View className="note files-note">{`${FILES.only}：${FILES.onlyNote}。`}</View>}
            {media.map((file, at) => (
              <File
                key={file.mediaId}
                file={file}
                at={at}
                evidence={evidence}
                onCover={() => openPage('reports/redact', { reportId, mediaId: file.mediaId })}
                onOpen={() => setOpening(file)}
              />
            ))}
            <OpenOriginal reportId={reportId} file={opening} onClose={() => setOpening(undefined)} />
          </>
        )
      }
    </AnswerPage>
  );
}
