import { AppError } from '@shared/errors';
import { latestYearOf, putVillageYear } from '../../accounts/book-store';
import { ContractEntity } from '../../accounts/registers/contract-store';
import {
  AssetEntity,
  RegisterEventEntity,
  RegisterNoEntity,
  ResourceEntity,
  resourcesOf,
} from '../../accounts/registers/register-store';
import type { AssetRow, RegisterChange, ResourceRow, RowChange } from '../../accounts/registers/rows';
import { NOTHING_REGISTERED, type RegisterSums, sumsAfter } from '../../accounts/registers/sums';
import { RowsChanged, writeRegister } from '../../accounts/registers/write-register';
import { auditRow } from '../../platform/audit';
import { everyRow } from '../../platform/query-page';
import { ConditionsFailed } from '../../platform/transact';
import { compact } from '../cells/cell';
import { sameRow, type Touched, touchedRow } from '../journal';
import { rowsAt } from '../rows-store';
import type { Doing, GroupPlan, Numbered, Plan, RowProblem, Standing, Unit, UndoRule } from './kind';
import { type KnownVillage, VillageFinder } from './villages';

type Register = 'asset' | 'resource' | 'contract';
const ENTITY = { asset: AssetEntity, resource: ResourceEntity, contract: ContractEntity } as const;

/** Fits 100 items: the row, its number and its event, each; the year, the audit row and the batch's own row. */
const ROWS_AT_ONCE = 30;

interface RegisterLine {
  village: string;
  town?: string;
}

/** What of a village's registers the lines of a file name. */
export interface Holdings {
  readonly assets: ReadonlyMap<string, AssetRow>;
  /** By name: land has no number, and two pieces may be called the same. */
  readonly resources: ReadonlyMap<string, readonly ResourceRow[]>;
}

/** Where the register gets its rows from a line of the file. */
export interface RegisterSource<Line> {
  readonly register: Register;
  /** The column that holds what a row is known by. */
  readonly known: keyof Line & string;
  /** A new row with the first line of its history, or why there can be none. */
  readonly changeOf: (
    line: Line,
    village: KnownVillage,
    doing: Doing,
    holdings: Holdings,
  ) => RegisterChange | Omit<RowProblem, 'rowNo'>;
  /** What a line lets, by the card's number or the resource's name; `holdings` then has it. */
  readonly lets?: (line: Line) => { assetNo?: string | undefined; resourceName?: string | undefined };
  /** Holds what a row is known by: two of a village cannot have the same. */
  readonly numberOf?: (line: Line) => string;
}

const rowOf = ({ rows }: RegisterChange) =>
  rows[0]!.after as unknown as Record<string, unknown> & { villageCode: string };

/**
 * New rows of a register, as its own door writes them: with their history, their numbers and the village's sums. A row that is
 * there already is left alone when it says the same, and refused otherwise: what changes in a register is an event of its history.
 */
export const registerBegin =
  <Line extends RegisterLine>({ register, known, changeOf, numberOf, lets }: RegisterSource<Line>) =>
  async (): Promise<Plan<Line>> => {
    const villages = await VillageFinder.read();
    const idName = `${register}Id`;

    return (groups, doing) => Promise.all(groups.map((group) => planVillage(group, doing)));

    async function planVillage(group: readonly Numbered<Line>[], doing: Doing): Promise<GroupPlan> {
      const [{ row: first }] = group as [Numbered<Line>];
      const village = villages.find(first.village, first.town);
      if (typeof village === 'string')
        return {
          problems: group.map(({ rowNo }) => ({ rowNo, column: 'village', message: village })),
          units: [],
          sameRowNos: [],
        };
      const problems: RowProblem[] = [];
      if (!(await latestYearOf(village.code)))
        problems.push({
          rowNo: group[0]!.rowNo,
          column: 'village',
          message: `${village.shortName}还没有建账，请先导入期初余额`,
        });
      const seen = new Map<string, number>();
      const holdings = await holdingsOf(
        village.code,
        group.map(({ row }) => lets?.(row) ?? {}),
      );
      const wanted = group.flatMap(({ rowNo, row }) => {
        const change = changeOrProblem(() => changeOf(row, village, doing, holdings), known);
        if (!('rows' in change)) {
          problems.push({ rowNo, ...change });
          return [];
        }
        const id = String(numberOf?.(row) ?? rowOf(change)[idName]);
        const twice = seen.get(id);
        if (twice !== undefined) problems.push({ rowNo, column: known, message: `和第 ${twice} 行重复，请删掉一行` });
        seen.set(id, rowNo);
        return twice === undefined ? [{ rowNo, row, change }] : [];
      });
      const [rows, numbers] = await Promise.all([
        rowsAt(
          ENTITY[register] as typeof AssetEntity,
          wanted.map(({ change }) => ({ villageCode: village.code, [idName]: String(rowOf(change)[idName]) })),
        ),
        rowsAt(
          RegisterNoEntity,
          numberOf ? wanted.map(({ row }) => ({ villageCode: village.code, no: `${register}#${numberOf(row)}` })) : [],
        ),
      ]);
      const sameRowNos: number[] = [];
      const fresh: typeof wanted = [];
      wanted.forEach((each, place) => {
        const before = rows[place];
        if (before && saysTheSame(before, rowOf(each.change))) sameRowNos.push(each.rowNo);
        else if (before || numbers[place])
          problems.push({
            rowNo: each.rowNo,
            column: known,
            message: '已经登记过，内容和文件里不一样。登记过的请在台账里办理变更；编错号的请换一个编号',
          });
        else fresh.push(each);
      });
      problems.push(...letTwice(fresh, known));
      return { problems, sameRowNos, units: unitsOf(fresh, village.code, doing) };
    }

    function unitsOf(
      fresh: readonly { rowNo: number; change: RegisterChange }[],
      villageCode: string,
      doing: Doing,
    ): Unit[] {
      return partsOf(fresh).map((some): Unit => {
        const change: RegisterChange = {
          rows: some.flatMap(({ change: { rows } }) => rows),
          events: some.flatMap(({ change: { events } }) => events),
        };
        return {
          rowNos: some.map(({ rowNo }) => rowNo),
          outcomes: some.map(() => 'new'),
          post: async (wrote) => {
            try {
              await writeRegister(villageCode, change, { ...doing, action: 'importRegister' }, [
                wrote(touchedIn(change, villageCode)),
              ]);
            } catch (error) {
              throw error instanceof RowsChanged ? new ConditionsFailed([]) : error;
            }
          },
        };
      });
    }

    function touchedIn({ rows, events }: RegisterChange, villageCode: string): Touched[] {
      return [
        ...rows.flatMap(({ register: of, before, after }) => {
          const row = after as unknown as Record<string, unknown>;
          if (before) {
            const key = { villageCode, [`${of}Id`]: String(row[`${of}Id`]) };
            return [touchedRow(ENTITY[of as Register] as never, key, row, before as never)];
          }
          const id = String(row[idName]);
          const no =
            register === 'asset'
              ? `asset#${String(row.cardNo)}`
              : register === 'contract'
                ? `contract#${String(row.contractNo)}`
                : undefined;
          return [
            touchedRow(ENTITY[register] as never, { villageCode, [idName]: id }, row),
            ...(no ? [touchedRow(RegisterNoEntity, { villageCode, no }, { villageCode, no, itemId: id })] : []),
          ];
        }),
        ...events.map((event) => {
          const { of, itemId, eventId } = event;
          return touchedRow(RegisterEventEntity, { villageCode, of, itemId, eventId }, event as never);
        }),
      ];
    }
  };

/** The cards and the land that the lines name, in two reads: numbers by their keys, land as the village's list of it. */
async function holdingsOf(
  villageCode: string,
  named: readonly { assetNo?: string | undefined; resourceName?: string | undefined }[],
): Promise<Holdings> {
  const nos = [...new Set(named.flatMap(({ assetNo }) => assetNo ?? []))];
  const kept = await rowsAt(
    RegisterNoEntity,
    nos.map((no) => ({ villageCode, no: `asset#${no}` })),
  );
  const known = nos.flatMap((no, place) => (kept[place] ? [{ no, assetId: kept[place].itemId }] : []));
  const cards = await rowsAt(
    AssetEntity,
    known.map(({ assetId }) => ({ villageCode, assetId })),
  );
  const resources = new Map<string, ResourceRow[]>();
  if (named.some(({ resourceName }) => resourceName))
    for (const row of await everyRow((page) => resourcesOf(villageCode, page))) {
      const name = compact(row.name);
      resources.set(name, [...(resources.get(name) ?? []), row]);
    }
  return {
    assets: new Map(known.flatMap(({ no }, place) => (cards[place] ? [[no, cards[place] as AssetRow] as const] : []))),
    resources,
  };
}

const keyOf = ({ register, after }: RowChange): string =>
  `${register}#${String((after as unknown as Record<string, unknown>)[`${register}Id`])}`;

/** Two contracts in force cannot let the same thing: the second would be written over the first. */
function letTwice(fresh: readonly { rowNo: number; change: RegisterChange }[], known: string): RowProblem[] {
  const first = new Map<string, number>();
  return fresh.flatMap(({ rowNo, change: { rows } }) =>
    rows
      .filter(({ before }) => before)
      .flatMap((row) => {
        const earlier = first.get(keyOf(row));
        if (earlier === undefined) {
          first.set(keyOf(row), rowNo);
          return [];
        }
        return [{ rowNo, column: known, message: `和第 ${earlier} 行租的是同一个东西，而且期限都没到，请核对` }];
      }),
  );
}

/** As many as a transaction takes, what they let counted in. */
function partsOf<Each extends { change: RegisterChange }>(fresh: readonly Each[]): Each[][] {
  const parts: Each[][] = [];
  let size = ROWS_AT_ONCE;
  for (const each of fresh) {
    const rows = each.change.rows.length;
    if (size + rows > ROWS_AT_ONCE) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(each);
    size += rows;
  }
  return parts;
}

/** The domain's own refusals, said of the row. */
function changeOrProblem(
  make: () => RegisterChange | Omit<RowProblem, 'rowNo'>,
  known: string,
): RegisterChange | Omit<RowProblem, 'rowNo'> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [detail] = (error.details ?? []) as { message: string }[];
    return { column: known, message: detail?.message ?? '这一行不对，请核对' };
  }
}

/** A row may have gone on since: only what the file says is compared, and only while nothing happened to it. */
function saysTheSame(before: object, after: Record<string, unknown>): boolean {
  // From which day a card goes on depends on the day it was taken over: what it was bought for does not.
  const told = ({ version: _, bases, ...row }: Record<string, unknown>) => ({
    ...row,
    originally: (bases as { originalValueFen: number }[] | undefined)?.[0]?.originalValueFen,
  });
  const kept = before as Record<string, unknown>;
  return Number(kept.version) > 1 || sameRow(told(kept), told(after));
}

/** The village's sums without rows. */
function less(sums: RegisterSums, gone: RegisterSums): RegisterSums {
  const without = (a: Record<string, number>, b: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(a).map(([name, value]) => [name, Math.round((value - (b[name] ?? 0)) * 100) / 100]),
    );
  return Object.fromEntries(
    Object.keys(NOTHING_REGISTERED).map((name) => [
      name,
      without(sums[name as keyof RegisterSums] as never, gone[name as keyof RegisterSums] as never),
    ]),
  ) as never;
}

export const registerUndo = (register: Register): UndoRule => ({
  // A contract changes what it lets, too.
  entities: [
    ...(register === 'contract' ? [ContractEntity, AssetEntity, ResourceEntity] : [ENTITY[register]]),
    RegisterNoEntity,
    RegisterEventEntity,
  ] as never,
  whyNot: () => '有的登记以后又办过变更（移动、收租、报废等），不能撤回',
  besides: async (standing: readonly Standing[], { at, actor }: Doing) => {
    const rows = standing.filter(({ entity }) => entity.entityName === ENTITY[register].entityName);
    const villageCode = String(standing[0]!.touched.key.villageCode);
    const year = (await latestYearOf(villageCode))!;
    const gone = sumsAfter(
      NOTHING_REGISTERED,
      rows.map(({ current }) => ({ register, after: current })) as never,
      year.registersOn,
    );
    return [
      putVillageYear({ ...year, ...less(year, gone) }, year),
      auditRow({
        subject: `registers#${villageCode}`,
        action: 'undoImport',
        at,
        actor,
        note: `${register} ${rows.length}`,
      }),
    ];
  },
});
