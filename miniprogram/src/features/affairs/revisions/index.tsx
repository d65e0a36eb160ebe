import { Text, View } from '@tarojs/components';
import { listNoticeRevisions, type NoticeRevision } from '@shared/affairs/notices';
import { useAnswerPages } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { NoticeBody } from '../notice-body';
import { REVISIONS } from '../notice-copy';
import { differenceOf, type Part } from './difference';
import '../affairs.css';
import '../notice-body.css';

/** Said as well as coloured: a screen reader hears “删去” and “加上”. */
const Words = ({ parts }: { parts: Part[] }) => (
  <View className="notice-body affairs-diff">
    {parts.map(({ words, change }, index) =>
      change ? (
        <Text key={index} className={`affairs-${change}`} {...aria({ label: `${REVISIONS[change]}：${words}` })}>
          {words}
        </Text>
      ) : (
        <Text key={index}>{words}</Text>
      ),
    )}
  </View>
);

function Revision({ now, before }: { now: NoticeRevision; before: NoticeRevision | undefined }) {
  const first = now.revision === 1;
  return (
    <Section title={first ? REVISIONS.first : REVISIONS.nth(now.revision)}>
      <View className="note">
        {`${now.author} · `}
        <DayText value={now.at} clock />
      </View>
      {now.reason && <View className="affairs-part">{`${REVISIONS.reason}${now.reason}`}</View>}
      <View className="affairs-part">
        {before && before.title !== now.title && (
          <View className="affairs-lead">
            <Words parts={differenceOf(before.title, now.title)} />
          </View>
        )}
        {before ? (
          <Words parts={differenceOf(before.body, now.body)} />
        ) : (
          <>
            <View className="affairs-lead">{now.title}</View>
            <NoticeBody>{now.body}</NoticeBody>
          </>
        )}
      </View>
    </Section>
  );
}

/** Every text a notice has had, the newest first, each against the one before it. */
export default function RevisionsPage() {
  const { villageCode, noticeId } = useParams<'villageCode' | 'noticeId'>();
  const pages = useAnswerPages(listNoticeRevisions, { params: { villageCode, noticeId } }, { keep: true });
  return (
    <Page>
      <InfiniteList of={pages} empty={<EmptyState icon="file" {...REVISIONS.none} />}>
        {(items) => (
          <>
            <View className="note">{REVISIONS.legend}</View>
            {items.map((now, index) => (
              <Revision key={now.revision} now={now} before={items[index + 1]} />
            ))}
          </>
        )}
      </InfiniteList>
    </Page>
  );
}
