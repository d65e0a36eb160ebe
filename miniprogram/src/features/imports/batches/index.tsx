import { View } from '@tarojs/components';
import { type Import, listImports } from '@shared/imports/imports';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { COMMON, LIST, STATE } from '../copy';
import { ForAdmins } from '../for-admins';
import '../imports.css';

const rowsOf = ({ counts }: Import): string =>
  counts ? COMMON.rows(counts.new + counts.same + counts.changed + counts.refused) : '';

/** A card on a phone; at a desk a line of a table. */
function Item({ item }: { item: Import }) {
  const { word, tone } = STATE[item.state];
  return (
    <View
      className="imports-item"
      hoverClass="row-press"
      onClick={() => openPage('imports/batch', { importId: item.importId })}
      {...aria({ role: 'button' })}
    >
      <View className="imports-file">
        <View>{item.fileName}</View>
        <View className="note">{item.kindTitle}</View>
      </View>
      <View className="imports-state">
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <View className="imports-when">
        <DayText value={item.requestedAt} clock />
      </View>
      <View className="imports-who">{item.requestedBy}</View>
      <View className="imports-rows">{rowsOf(item)}</View>
    </View>
  );
}

const Head = () => (
  <View className="imports-item imports-head" {...aria({ hidden: true })}>
    <View className="imports-file">{LIST.head.file}</View>
    <View className="imports-state">{LIST.head.state}</View>
    <View className="imports-when">{LIST.head.when}</View>
    <View className="imports-who">{LIST.head.who}</View>
    <View className="imports-rows">{LIST.head.rows}</View>
  </View>
);

function Batches() {
  const pages = useAnswerPages(listImports, {}, { staleTime: ALWAYS });
  return (
    <View>
      <View className="imports-begin">
        <Button icon="plus" onClick={() => openPage('imports/upload')}>
          {LIST.begin}
        </Button>
      </View>
      <SectionTitle>{LIST.title}</SectionTitle>
      <InfiniteList of={pages} end={LIST.end} empty={<EmptyState {...LIST.empty} />}>
        {(items) => (
          <Card flush>
            <Head />
            {items.map((item) => (
              <Item key={item.importId} item={item} />
            ))}
          </Card>
        )}
      </InfiniteList>
    </View>
  );
}

/** 导入数据: the files that were sent, the last first. */
export default function BatchesPage() {
  return <ForAdmins>{() => <Batches />}</ForAdmins>;
}
