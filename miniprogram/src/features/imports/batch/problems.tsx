import { View } from '@tarojs/components';
import type { ImportDetail, ImportProblem } from '@shared/imports/imports';
import { openDocument } from '@/platform/files/documents';
import { say } from '@/platform/notify';
import { sayError } from '@/platform/server/call';
import { aria } from '@/ui/aria';
import { Card, SectionTitle } from '@/ui/layout/card';
import { RowCard } from '@/ui/layout/row-card';
import { DETAIL } from '../copy';

const Head = () => (
  <View className="imports-problem imports-head" {...aria({ hidden: true })}>
    <View className="imports-problem-place">
      <View className="imports-problem-row">{DETAIL.head.row}</View>
      <View>{DETAIL.head.column}</View>
    </View>
    <View className="imports-problem-excerpt">{DETAIL.head.excerpt}</View>
    <View className="imports-problem-message">{DETAIL.head.message}</View>
  </View>
);

/** One thing that was found: where it stands, what it says, what of it. */
export const Finding = ({ rowNo, column, excerpt, message }: ImportProblem) => (
  <View className="imports-problem">
    <View className="imports-problem-place">
      <View className="imports-problem-row" style={{ display: 'inline-block' }}>
        {DETAIL.row(rowNo)}
      </View>
      <View style={{ display: 'inline-block' }}>{column}</View>
    </View>
    <View className="imports-problem-excerpt">{excerpt && `“${excerpt}”`}</View>
    <View className="imports-problem-message">{message}</View>
  </View>
);

/** What is wrong in the file: where, what it says, why, what to do. */
export function Problems({ of: { problems, problemCount = 0, errorList } }: { of: ImportDetail }) {
  return (
    <>
      <SectionTitle>{DETAIL.problems}</SectionTitle>
      {errorList && (
        <RowCard
          icon="file"
          {...DETAIL.errorList}
          onClick={() => void openDocument(errorList).catch((error) => say(sayError(error)))}
        />
      )}
      <Card flush>
        <Head />
        {problems.map(({ rowNo, column, excerpt, message }, place) => (
          <Finding key={place} {...{ rowNo, column, excerpt, message }} />
        ))}
      </Card>
      {problemCount > problems.length && <View className="note">{DETAIL.more(problems.length, problemCount)}</View>}
    </>
  );
}
