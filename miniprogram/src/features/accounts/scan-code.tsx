import { Image, View } from '@tarojs/components';
import { showScanCode } from '@shared/papers/papers';
import type { SceneSubject } from '@shared/papers/scene';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { savePicture } from '@/platform/files/documents';
import { say } from '@/platform/notify';
import { usePaper } from '@/platform/files/use-paper';
import { aria, ariaInside } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Section } from '@/ui/layout/section';
import { PAPERS } from './papers/copy';
import './scan-code.css';

/** The mini-program code of a page, to be printed and put up: a village's accounts, or one asset, resource or contract. */
export function ScanCode({ kind, villageCode, id, note }: SceneSubject & { note: string }) {
  const params = { villageCode, subjectKind: kind, subjectId: id ?? villageCode };
  const answer = useAnswer(showScanCode, { params }, { staleTime: A_DAY });
  const { busy, take } = usePaper();
  const keep = () =>
    void take(
      'code',
      () => call(showScanCode, { params }),
      async (paper) => {
        await savePicture(paper);
        if (process.env.TARO_ENV === 'weapp') say(PAPERS.kept);
      },
    );
  if (!answer.data) return null;
  return (
    <Section title={PAPERS.code}>
      <View className="scan-code">
        <Image
          className="scan-code-picture"
          src={answer.data.url}
          showMenuByLongpress
          {...aria({ label: PAPERS.code })}
          {...ariaInside({ alt: PAPERS.code })}
        />
        <View className="note">{note}</View>
        <Button small look="quiet" loading={busy === 'code'} onClick={keep}>
          {PAPERS.keepCode}
        </Button>
      </View>
    </Section>
  );
}
