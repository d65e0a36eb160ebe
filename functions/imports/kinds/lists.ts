import { dayInChina, daysAfter } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { lookupHash } from '../../platform/sealed';
import {
  type KeptList,
  type Listed,
  ListedEntity,
  listedRow,
  listIdOf,
  listRow,
  rowIdOf,
  ttlOf,
  WatchListEntity,
} from '../../supervision/lists/list-store';
import { districtRoster } from '../../supervision/lists/roster';
import { type Matched, matchList } from '../../supervision/matching/match-list';
import { touchedRow } from '../journal';
import { putNew } from '../../platform/row';
import { rowsAt } from '../rows-store';
import type { Doing, GroupPlan, ItemsUnit, Kind, Numbered, Plan, RowProblem } from './kind';
import { listColumns as columns, type ListLine } from './list-columns';
import { ProgramNames } from './program-names';
import { VillageFinder } from './villages';
import { refused } from './refused';
import { auditUndo } from './audit-undo';

const ROWS_AT_ONCE = 90;
/** The longest that a list of another office is kept. */
const LONGEST_DAYS = 366;

const NEVER: Record<Matched['neverCompared'][number]['because'], string> = {
  badIdNumber: '身份证号不对，又没有出生日期和村，这一行没有比',
  nothingToCompareBy: '没有身份证号，也没有出生日期和村，光凭姓名不比，这一行没有比',
};

type Line = Numbered<ListLine>;
const groupOf = ({ kind, source, asOf, district = '' }: ListLine): string => `${kind}|${source}|${asOf}|${district}`;

/** Which district a list is for; a sentence where nobody can say. */
function districtIn({ districtNames }: VillageFinder, said: string | undefined): string | { message: string } {
  const known = [...districtNames];
  const found = said === undefined ? known : known.filter(([code, name]) => said === code || said === name);
  if (found.length === 1) return found[0]![0];
  return { message: `请写清是哪个区县：${known.map(([, name]) => name).join('、')}` };
}

/** What is wrong with what a list says of itself, or one of its rows with what it has to say. */
function problemIn({ row: { kind, asOf, deleteOn, programs = [], from, until } }: Line, today: string, at: string) {
  if (asOf > today) return { column: 'asOf', message: '数据截止日期还没到，请核对' };
  if (deleteOn <= today) return { column: 'deleteOn', message: '删除日期已经过了，这份名单不能用了' };
  if (deleteOn > dayInChina(daysAfter(at, LONGEST_DAYS)))
    return { column: 'deleteOn', message: '名单最多留一年，请把删除日期改早' };
  if (kind !== 'deaths' && programs.length === 0)
    return { column: 'programs', message: '请写上按文件不能同时享受的补贴编号，不写就没有可比的' };
  if (kind === 'deaths' && programs.length > 0) return { column: 'programs', message: '死亡名单不用写补贴，请留空' };
  if (kind === 'deaths' && from === undefined) return { column: 'from', message: '死亡名单要有去世的日期' };
  if (from !== undefined && from > asOf) return { column: 'from', message: '日期在数据截止日期之后，请核对' };
  if (from !== undefined && until !== undefined && until < from)
    return { column: 'until', message: '终止日期在起始日期前面，请核对' };
  return undefined;
}

/** What every row of a list says alike: two rows that differ leave open what holds. */
const saidOfAll = ({ ground, deleteOn, programs = [] }: ListLine): string =>
  JSON.stringify([ground, deleteOn, [...programs].sort()]);

async function begin(): Promise<Plan<ListLine>> {
  const [villages, names] = await Promise.all([VillageFinder.read(), ProgramNames.read()]);
  const rosters = new Map<string, ReturnType<typeof districtRoster>>();
  const rosterOf = (district: string) => {
    const known = rosters.get(district) ?? districtRoster(district);
    rosters.set(district, known);
    return known;
  };
  return (groups, doing) => Promise.all(groups.map((group) => planList(group, doing)));

  async function planList(group: readonly Line[], doing: Doing): Promise<GroupPlan> {
    const { at, actor, batchId } = doing;
    const [{ row: first, rowNo: firstNo }] = group as [Line, ...Line[]];
    const today = dayInChina(at);
    const district = districtIn(villages, first.district);
    if (typeof district !== 'string') return refused([{ rowNo: firstNo, column: 'district', ...district }]);
    const programs = (first.programs ?? []).map((text) => names.find(text));
    const unknown = programs.find((found) => typeof found === 'string');
    if (typeof unknown === 'string') return refused([{ rowNo: firstNo, column: 'programs', message: unknown }]);
    const listId = listIdOf(district, first);
    const villageOf = ({ village, town }: ListLine) => {
      const found = village === undefined ? undefined : villages.find(village, town);
      // An address outside the district is no mistake of the list: its row is compared without it.
      return typeof found === 'string' ? undefined : found?.code;
    };
    const problems: RowProblem[] = [];
    const placed = new Map<string, Line>();
    for (const line of group) {
      const { row, rowNo } = line;
      const wrong = problemIn(line, today, at);
      if (wrong) problems.push({ rowNo, ...wrong });
      if (saidOfAll(row) !== saidOfAll(first))
        problems.push({
          rowNo,
          column: 'ground',
          message: `依据、删除日期或者补贴和第 ${firstNo} 行不一样，一份名单只能有一种`,
        });
      const rowId = rowIdOf(listId, [row.idNumber, row.name, row.bornOn, villageOf(row), row.from, row.until]);
      const twice = placed.get(rowId);
      if (twice) problems.push({ rowNo, column: 'name', message: `和第 ${twice.rowNo} 行一样，请删掉一行` });
      else placed.set(rowId, line);
    }
    const [kept] = await rowsAt(WatchListEntity, [{ districtCode: district, listId }]);
    if (kept && kept.batchId !== batchId)
      problems.push({
        rowNo: firstNo,
        column: 'asOf',
        message: '这个单位这一天的这种名单导入过了。要换，先撤回那一批',
      });
    if (problems.length > 0) return refused(problems);

    const { roster, frequencies } = await rosterOf(district);
    const matched = matchList(
      [...placed].map(([rowId, { row }]) => ({
        rowId,
        name: row.name,
        idNumber: row.idNumber,
        bornOn: row.bornOn,
        villageCode: villageOf(row),
      })),
      roster,
      frequencies,
      (idNumber) => lookupHash('idNumber', idNumber),
    );
    const met = listedRows(matched, (rowId) => placed.get(rowId)!.row, { listId, ttl: ttlOf(first.deleteOn) });
    const rowNoOf = (rowId: string) => placed.get(rowId)!.rowNo;
    const before = await rowsAt(
      ListedEntity,
      met.map(({ rowId, by }) => ({ listId, rowId, by })),
    );
    const fresh = met.filter((_, place) => before[place] === undefined);
    const metIds = new Set(met.map(({ rowId }) => rowId));
    const unmet = [...placed.keys()].filter((rowId) => !metIds.has(rowId)).map(rowNoOf);
    const list: KeptList = {
      districtCode: district,
      listId,
      kind: first.kind,
      source: first.source,
      asOf: first.asOf,
      ground: first.ground,
      deleteOn: first.deleteOn,
      programCodes: programs.flatMap((found) => (typeof found === 'string' ? [] : [found.programCode])),
      batchId,
      importedAt: at,
      rows: placed.size,
      neverCompared: matched.neverCompared.length,
    };
    const head: ItemsUnit = {
      rowNos: unmet,
      outcomes: unmet.map(() => 'new'),
      size: 2,
      write: () => ({
        items: [
          putNew(WatchListEntity, listRow(list)),
          auditRow({ subject: `watchList#${listId}`, action: 'importList', at, actor }),
        ],
        touched: [touchedRow(WatchListEntity, { districtCode: district, listId }, listRow(list))],
      }),
    };
    return {
      problems: [],
      warnings: matched.neverCompared.map(({ rowId, because }) => ({
        rowNo: rowNoOf(rowId),
        column: 'name',
        message: NEVER[because],
      })),
      sameRowNos: [
        ...met.filter((_, place) => before[place] !== undefined).map(({ rowId }) => rowNoOf(rowId)),
        ...(kept ? unmet : []),
      ],
      // The list first: what is broken off is completed by the same file, and another one of that day is refused.
      units: [...(kept ? [] : [head]), ...unitsOf(fresh, rowNoOf)],
    };
  }
}

/** What is kept of the rows that met somebody: of a number no name, and of whoever it met nobody of nothing. */
function listedRows(
  { same, ask }: Matched,
  rowOf: (rowId: string) => ListLine,
  of: Pick<Listed, 'listId' | 'ttl'>,
): Listed[] {
  const rows = new Map<string, Listed>();
  for (const { rowId, personId, by } of [...same, ...ask]) {
    const { name, bornOn, village, from, until } = rowOf(rowId);
    const span = { ...(from && { from }), ...(until && { until }) };
    const known: Listed =
      rows.get(rowId) ??
      (by === 'id'
        ? { ...of, rowId, by: 'number', candidates: [], ...span }
        : {
            ...of,
            rowId,
            by: 'name',
            candidates: [],
            name,
            ...(bornOn && { bornOn }),
            ...(village && { village }),
            ...span,
          });
    rows.set(rowId, { ...known, candidates: [...known.candidates, personId] });
  }
  for (const { rowId, personId, by } of same) if (by !== 'id') rows.set(rowId, { ...rows.get(rowId)!, personId });
  return [...rows.values()].map(listedRow);
}

function unitsOf(rows: readonly Listed[], rowNoOf: (rowId: string) => number): ItemsUnit[] {
  const starts = Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, place) => place * ROWS_AT_ONCE);
  return starts.map((start): ItemsUnit => {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const keyOf = ({ listId, rowId, by }: Listed) => ({ listId, rowId, by });
    return {
      rowNos: some.map(({ rowId }) => rowNoOf(rowId)),
      outcomes: some.map(() => 'new'),
      size: some.length,
      write: () => ({
        items: some.map((row) => putNew(ListedEntity, row)),
        touched: some.map((row) => touchedRow(ListedEntity, keyOf(row), row)),
      }),
    };
  });
}

/** 比对名单: whom another office names, compared with the rosters as they are that day. */
export const listsKind: Kind<ListLine> = {
  columns,
  sums: [],
  groupOf,
  begin,
  undo: {
    entities: [WatchListEntity, ListedEntity],
    whyNot: () => '名单已经到期删了，不用再撤回',
    besides: (standing, doing) =>
      auditUndo('watchList', 'listId')(
        standing.filter(({ touched }) => touched.entity === WatchListEntity.entityName),
        doing,
      ),
  },
};
