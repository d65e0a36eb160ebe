import { levelOf } from '@shared/divisions';
import { type DeskLine, ReferenceNo, SOON_WORKING_DAYS } from '@shared/reports/work';
import type { ReportCategory } from '@shared/reports/reports';
import * as z from '@shared/zod';
import { dueWords } from '@/ui/words/report-words';
import type { Tone } from '@/ui/words/status-tag';
import { copy } from './copy';

/** The views of the open pile, in the order a day's work goes. */
export const DESK_TABS = [
  { key: 'all', label: '全部' },
  { key: 'late', label: '超期' },
  { key: 'soon', label: '快到期' },
  { key: 'fresh', label: '待受理' },
  { key: 'doing', label: '办理中' },
  { key: 'waiting', label: '等材料' },
  { key: 'pressed', label: '被督办' },
  { key: 'mine', label: '我的' },
] as const;
export type DeskTab = (typeof DESK_TABS)[number]['key'];

const isSoon = ({ state, late, workingDaysLeft }: DeskLine) =>
  state !== 'awaiting' && !late && workingDaysLeft !== undefined && workingDaysLeft <= SOON_WORKING_DAYS;

const IN_TAB: Record<DeskTab, (line: DeskLine) => boolean> = {
  all: () => true,
  late: ({ late }) => late,
  soon: isSoon,
  fresh: ({ state }) => state === 'submitted',
  doing: ({ state }) => state === 'accepted' || state === 'returned',
  waiting: ({ state }) => state === 'awaiting',
  pressed: ({ supervisedAt }) => supervisedAt !== undefined,
  mine: ({ mine }) => mine,
};

/** What is wanted of the pile; nothing wanted is everything. */
export interface Filters {
  category?: ReportCategory | undefined;
  villageCode?: string | undefined;
  office?: 'village' | 'town' | 'district' | undefined;
  /** A colleague's name; `''` for those nobody has. */
  assignee?: string | undefined;
}

export const countOf = (filters: Filters): number =>
  Object.values(filters).filter((value) => value !== undefined).length;

const FITS: { [F in keyof Filters]-?: (line: DeskLine, wanted: NonNullable<Filters[F]>) => boolean } = {
  category: ({ category }, wanted) => category === wanted,
  villageCode: ({ villageCode }, wanted) => villageCode === wanted,
  office: ({ handledByDivision }, wanted) => levelOf(handledByDivision) === wanted,
  assignee: ({ part, assigneeName = '' }, wanted) => part === 'handler' && assigneeName === wanted,
};

/** The lines that fit the filters and have every word that was typed. */
export function fitting(lines: readonly DeskLine[], filters: Filters, typed: string): DeskLine[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = Object.entries(filters).filter(([, value]) => value !== undefined);
  return lines.filter(
    (line) =>
      wanted.every(([name, value]) => FITS[name as keyof Filters](line, value as never)) &&
      words.every((word) => `${line.excerpt} ${line.referenceNo} ${line.villageName}`.toLowerCase().includes(word)),
  );
}

/** What is late first, then by deadline. */
export const inTab = (lines: readonly DeskLine[], tab: DeskTab): DeskLine[] =>
  lines
    .filter(IN_TAB[tab])
    .sort((a, b) => Number(b.late) - Number(a.late) || (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));

/** Whether nothing behind this line can be in a tab: lines are read by deadline. */
const ENDS_WITH: Partial<Record<DeskTab, (last: DeskLine) => boolean>> = {
  late: ({ workingDaysLeft = 0 }) => workingDaysLeft > 0,
  soon: ({ workingDaysLeft = 0 }) => workingDaysLeft > SOON_WORKING_DAYS,
};

/** Whether others of a tab may lie behind the last line that was read. */
export const mayGoOn = (tab: DeskTab, last: DeskLine): boolean => !ENDS_WITH[tab]?.(last);

/**
 * How many there are, as it fits on a tab; with a plus, how many there are at least.
 * @param last the last that was read, where there are more.
 */
export function countWords(lines: readonly DeskLine[], tab: DeskTab, last?: DeskLine): string {
  const count = lines.filter(IN_TAB[tab]).length;
  if (count > 99) return '99+';
  if (last && mayGoOn(tab, last)) return `${count}+`;
  return count === 0 ? '' : String(count);
}

/** A whole number that was typed, as it is written; undefined for anything else. */
export function numberTyped(typed: string): string | undefined {
  const { success, data } = z.safeParse(ReferenceNo, typed);
  return success ? data : undefined;
}

/** How long is left, in working days; how late it is, in the days that the reporter is told too. */
export function deadlineOf(
  { state, late, dueAt, workingDaysLeft }: DeskStanding,
  now: string,
): { words: string; tone: Tone } | undefined {
  if (state === 'awaiting') return { words: copy.due.paused, tone: 'plain' };
  if (workingDaysLeft === undefined) return undefined;
  if (late && dueAt !== undefined) return dueWords(dueAt, now);
  if (workingDaysLeft === 0) return { words: copy.due.today, tone: 'bad' };
  return { words: copy.due.left(workingDaysLeft), tone: workingDaysLeft <= SOON_WORKING_DAYS ? 'wait' : 'plain' };
}
type DeskStanding = Pick<DeskLine, 'state' | 'late' | 'dueAt' | 'workingDaysLeft'>;

/** The villages that lines come from, by name. */
export const villagesIn = (lines: readonly DeskLine[]): { value: string; label: string }[] =>
  [...new Map(lines.map(({ villageCode, villageName }) => [villageCode, villageName]))]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh'));
