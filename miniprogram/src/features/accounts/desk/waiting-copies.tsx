import { View } from '@tarojs/components';
import { checkCopy, listWaitingCopies, type WaitingCopy } from '@shared/media/redaction';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { confirm } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { WholePicture } from '@/ui/media/whole-picture';
import { COPIES } from './copy';

function OneCopy({
  copy: { villageCode, mediaId, url, width, height, preparedBy, preparedAt, mine },
}: {
  copy: WaitingCopy;
}) {
  const check = useSpokenChange({
    act: (sendOnce, verdict: 'publish' | 'refuse') =>
      sendOnce(checkCopy, { params: { villageCode, mediaId }, body: { verdict } }),
    done: ({ isPublic }) => (isPublic ? COPIES.published : COPIES.refused),
    onSettled: () => askAgain(listWaitingCopies),
  });
  const publish = async () => {
    if (await confirm(COPIES.sure, COPIES.sureNote, COPIES.publishNow)) check.mutate('publish');
  };
  return (
    <Card>
      <View className="note">
        {COPIES.by(preparedBy)}
        <DayText value={preparedAt.slice(0, 10)} />
      </View>
      <WholePicture src={url} width={width} height={height} />
      {mine ? (
        <View className="note">{COPIES.mine}</View>
      ) : (
        <View className="stack">
          <Button loading={check.isPending} onClick={() => void publish()}>
            {COPIES.publish}
          </Button>
          <Button look="quiet" disabled={check.isPending} onClick={() => check.mutate('refuse')}>
            {COPIES.refuse}
          </Button>
        </View>
      )}
    </Card>
  );
}

/** Pictures that show persons, each to be looked at by a second one before it is public. Nothing while none waits. */
export function WaitingCopies({ division }: { division: string }) {
  const waiting = useAnswerPages(
    listWaitingCopies,
    { params: { division }, query: { limit: 10 } },
    { staleTime: ALWAYS },
  );
  const none = !waiting.data?.pages.some(({ items }) => items.length > 0);
  if (none) return null;
  return (
    <>
      <SectionTitle>{COPIES.title}</SectionTitle>
      <View className="note">{COPIES.note}</View>
      <InfiniteList of={waiting} empty={null}>
        {(copies) => (
          <>
            {copies.map((copy) => (
              <OneCopy key={copy.mediaId} copy={copy} />
            ))}
          </>
        )}
      </InfiniteList>
    </>
  );
}
