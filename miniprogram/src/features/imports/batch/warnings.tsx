import { View } from '@tarojs/components';
import type { ImportDetail } from '@shared/imports/imports';
import { openDocument } from '@/platform/files/documents';
import { say } from '@/platform/notify';
import { sayError } from '@/platform/server/call';
import { Card, SectionTitle } from '@/ui/layout/card';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { DETAIL } from '../copy';
import { Finding } from './problems';

/** What is not wrong but has to be seen before the file is written. */
export function Warnings({ of: { warnings, warningCount = 0, problems, errorList } }: { of: ImportDetail }) {
  if (warnings.length === 0) return null;
  return (
    <>
      <SectionTitle>{DETAIL.warnings(warningCount)}</SectionTitle>
      {errorList && problems.length === 0 && (
        <RowCard
          icon="file"
          {...DETAIL.warningList}
          onClick={() => void openDocument(errorList).catch((error) => say(sayError(error)))}
        />
      )}
      <Card flush>
        {warnings.map(({ rowNo, column, excerpt, message }, place) => (
          <Finding key={place} {...{ rowNo, column, excerpt, message }} />
        ))}
      </Card>
      {warningCount > warnings.length && <View className="note">{DETAIL.more(warnings.length, warningCount)}</View>}
    </>
  );
}

/** Values old and new, of the rows that would change. */
export function Changes({ of: { changes, changedRows } }: { of: ImportDetail }) {
  if (changes.length === 0) return null;
  return (
    <>
      <Section title={DETAIL.changes(changedRows)} flush>
        {changes.map(({ rowNo, column, before, after }, place) => (
          <Finding key={place} {...{ rowNo, column }} excerpt="" message={DETAIL.change(before, after)} />
        ))}
      </Section>
      {changedRows > 0 && changes.length >= MOST && <View className="note">{DETAIL.firstChanges(changes.length)}</View>}
    </>
  );
}

/** The answer holds no more of them. */
const MOST = 100;
