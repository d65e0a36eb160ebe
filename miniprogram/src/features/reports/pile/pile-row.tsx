import { View } from '@tarojs/components';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { StatusTag } from '@/ui/words/status-tag';
import { deadlineOf } from '../work/desk-view';
import type { Alike } from './alike';
import { copy } from './copy';
import type { Sorting } from './use-sorting';

/** One text of the pile, however often it was sent: chosen with one tap, read whole with another. */
export function PileRow({ group: { first, lines }, sorting }: { group: Alike; sorting?: Sorting | undefined }) {
  const due = deadlineOf(first, new Date().toISOString());
  const chosen = sorting && lines.every(sorting.has);
  const pictures = lines.reduce((sum, { mediaCount }) => sum + mediaCount, 0);
  const about = [CATEGORY_WORDS[first.category], first.villageName, pictures > 0 && copy.pictures(pictures)];
  return (
    <View className={cx('work-row', chosen && 'work-chosen')}>
      <View
        className="pile-choose"
        hoverClass="row-press"
        {...(sorting && { onClick: () => sorting.turn(lines) })}
        {...(sorting && aria({ role: 'checkbox', checked: chosen ?? false, label: first.words }))}
      >
        {sorting && (
          <View className={cx('work-check', chosen && 'choice-on')}>
            <View className="choice-box">{chosen && <Icon name="check" />}</View>
          </View>
        )}
        <View className="pile-what">
          <View className="pile-words">{first.words}</View>
          <View className="note">{about.filter(Boolean).join(' · ')}</View>
        </View>
      </View>
      <View className={cx('pile-foot', sorting && 'pile-foot-in')}>
        <View className="pile-tags">
          {lines.length > 1 && <StatusTag tone="wait">{copy.same(lines.length)}</StatusTag>}
          {due && <StatusTag tone={due.tone}>{due.words}</StatusTag>}
        </View>
        <Button small look="quiet" onClick={() => openPage('reports/detail', { reportId: first.reportId })}>
          {copy.open}
        </Button>
      </View>
    </View>
  );
}
