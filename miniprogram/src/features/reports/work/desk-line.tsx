import { View } from '@tarojs/components';
import type { DeskLine } from '@shared/reports/work';
import { formatDay } from '@shared/time';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { REPORT_STATE } from '@/ui/words/report-words';
import { StatusTag } from '@/ui/words/status-tag';
import { copy } from './copy';
import { deadlineOf } from './desk-view';

interface Props {
  line: DeskLine;
  /** Villages are named to those who have several. */
  withVillage: boolean;
  /** While reports are chosen: whether this one is; undefined when it cannot be. */
  chosen?: boolean | undefined;
  choosing: boolean;
  onClick: () => void;
}

/** One report of the desk: a few lines on a phone, a row of the table at a desk. */
export function DeskRow({ line, withVillage, chosen, choosing, onClick }: Props) {
  const due = deadlineOf(line, new Date().toISOString());
  const state = REPORT_STATE[line.state];
  const who = line.mine ? copy.mine : line.part === 'handler' ? (line.assigneeName ?? copy.nobody) : line.handledBy;
  const off = choosing && chosen === undefined;
  return (
    <View
      className={cx('work-row', choosing && chosen && 'work-chosen', off && 'work-off')}
      hoverClass="row-press"
      {...(!off && { onClick })}
      {...(choosing ? aria({ role: 'checkbox', checked: chosen ?? false }) : aria({ role: 'button' }))}
    >
      {choosing && (
        <View className={cx('work-check', chosen && 'choice-on')}>
          {chosen !== undefined && <View className="choice-box">{chosen && <Icon name="check" />}</View>}
        </View>
      )}
      <View className="work-what">
        <View className="work-excerpt">{line.excerpt}</View>
        <View className="note">{`${line.referenceNo} · ${formatDay(line.submittedAt, new Date().getFullYear())}`}</View>
      </View>
      <View className="work-kind">{CATEGORY_WORDS[line.category]}</View>
      {withVillage && <View className="work-where">{line.villageName}</View>}
      <View className="work-state">
        <StatusTag tone={line.late ? 'bad' : state.tone}>{state.words}</StatusTag>
        {line.supervisedAt && <StatusTag tone="bad">{copy.pressed}</StatusTag>}
        {line.part === 'above' && <StatusTag tone="bad">{copy.beneath}</StatusTag>}
      </View>
      <View className={cx('work-due', due && `work-${due.tone}`)}>{due?.words ?? ''}</View>
      <View className={cx('work-who', line.mine && 'work-me')}>{who}</View>
    </View>
  );
}

/** The names of the columns, at a desk. */
export function DeskHead({ withVillage, choosing }: { withVillage: boolean; choosing: boolean }) {
  const { what, kind, where, state, due, who } = copy.columns;
  return (
    <View className="work-row work-head" {...aria({ hidden: true })}>
      {choosing && <View className="work-check" />}
      <View className="work-what">{what}</View>
      <View className="work-kind">{kind}</View>
      {withVillage && <View className="work-where">{where}</View>}
      <View className="work-state">{state}</View>
      <View className="work-due">{due}</View>
      <View className="work-who">{who}</View>
    </View>
  );
}
