import { AppError } from '@shared/errors';
import { latestYearOf, putVillageYear } from '../../accounts/book-store';
import { type Parties, partiesOf } from '../../accounts/parties/known-parties';
import { fieldsWithoutNames } from '../../accounts/parties/names-beside';
import { ContractEntity } from '../../accounts/registers/contract-store';
import {
  AssetEntity,
  RegisterEventEntity,
  RegisterNoEntity,
  ResourceEntity,
  resourcesOf,
} from '../../accounts/registers/register-store';
import type { AssetRow, RegisterChange, ResourceRow, RowChange } from '../../accounts/registers/rows';
import { canBeKept, NOTHING_REGISTERED, type RegisterSums, sumsAfter } from '../../accounts/registers/sums';
import { RowsChanged, writeRegister } from '../../accounts/registers/write-register';
import { auditRow } from '../../platform/audit';
import { everyRow } from '../../platform/query-page';
import { ConditionsFailed } from '../../platform/transact';
import { compact } from '../cells/cell';
import { type Touched, touchedRow } from '../journal';
import { rowsAt } from '../rows-store';
import type { Doing, GroupPlan, Numbered, Plan, RowProblem, Standing, Unit, UndoRule } from './kind';
import { withoutPrivate } from './private-cells';
import { saysTheSame } from './same-register-row';
import { type KnownVillage, VillageFinder } from './villages';
import { refusedAll } from './refused';

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
  readonly parties: Parties;
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
  /** Columns that anyone will read: a person's numbers in them are covered, and said. */
  readonly words: readonly (keyof Line & string)[];
  /** The parties a line names; `holdings` then knows them. */
  readonly partiesIn?: (line: Line) => readonly string[];
  /** Whose names the register shows with stars: they are masked in the words beside, too. */
  readonly namedIn?: (line: Line, holdings: Holdings) => readonly string[];
  /** What is odd of a line that is taken all the same, or has to be asked. */
  readonly warningsOf?: (line: Line, doing: Doing, holdings: Holdings) => readonly Omit<RowProblem, 'rowNo'>[];
  /** Whether a kept row names the party of the line: rows that were kept before keys were have none to be known by. */
  readonly sameParty?: (kept: object, line: Line) => boolean;
}

const rowOf = ({ rows }: RegisterChange) =>
  rows[0]!.after as unknown as Record<string, unknown> & { villageCode: string };

/**
 * New rows of a register, as its own door writes them: with their history, their numbers and the village's sums. A row that is
 * there already is left alone when it says the same, and refused otherwise: what changes in a register is an event of its history.
 */
export const registerBegin =
  <Line extends RegisterLine>(source: RegisterSource<Line>) =>
  async (): Promise<Plan<Line>> => {
    const { register, known, changeOf, numberOf, lets, words, partiesIn, namedIn, warningsOf, sameParty } = source;
    const villages = await VillageFinder.read();
    const idName = `${register}Id`;

    return (groups, doing) => Promise.all(groups.map((group) => planVillage(group, doing)));

    async function planVillage(group: readonly Numbered<Line>[], doing: Doing): Promise<GroupPlan> {
      const [{ row: first }] = group as [Numbered<Line>];
      const village = villages.find(first.village, first.town);
      if (typeof village === 'string') return refusedAll(group, 'village', village);
      const problems: RowProblem[] = [];
      const warnings: RowProblem[] = [];
      const year = await latestYearOf(village.code);
      if (!year)
        problems.push({
          rowNo: group[0]!.rowNo,
          column: 'village',
          message: `${village.shortName}还没有建账，请先导入期初余额`,
        });
      const seen = new Map<string, number>();
      const holdings = await holdingsOf(
        village.code,
        group.map(({ row }) => lets?.(row) ?? {}),
        group.flatMap(({ row }) => partiesIn?.(row) ?? []),
      );
      const wanted = group.flatMap(({ rowNo, row: given }) => {
        const { line: bare, ...found } = withoutPrivate(given, words, numberOf ? [known] : []);
        const names = namedIn?.(bare, holdings) ?? [];
        const row = fieldsWithoutNames(bare, words, names);
        if (found.problems.length > 0) {
          problems.push(...found.problems.map((problem) => ({ rowNo, ...problem })));
          return [];
        }
        warnings.push(
          ...[...found.warnings, ...namesCovered(bare, row, words), ...(warningsOf?.(row, doing, holdings) ?? [])].map(
            (each) => ({ rowNo, ...each }),
          ),
        );
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
      const same = await Promise.all(
        wanted.map(async ({ row, change }, place) => {
          const before = rows[place];
          return before !== undefined && saysTheSame(register, before, rowOf(change), sameParty?.(before, row));
        }),
      );
      wanted.forEach((each, place) => {
        if (same[place]) sameRowNos.push(each.rowNo);
        else if (rows[place] || numbers[place])
          problems.push({
            rowNo: each.rowNo,
            column: known,
            message: '已经登记过，内容和文件里不一样。登记过的请在台账里办理变更；编错号的请换一个编号',
          });
        else fresh.push(each);
      });
      problems.push(...letTwice(fresh, known));
      const all = fresh.flatMap(({ change }) => change.rows);
      if (year && all.length > 0 && !canBeKept(sumsAfter(year, all, year.registersOn)))
        problems.push({
          rowNo: fresh[0]!.rowNo,
          message: `${village.shortName}的合计超出能记的范围了，请核对金额和面积`,
        });
      return { problems, warnings, sameRowNos, units: unitsOf(fresh, village.code, doing) };
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

/** What is said of words in which a name was covered. */
const namesCovered = <Line extends object>(before: Line, after: Line, words: readonly (keyof Line & string)[]) =>
  words
    .filter((column) => before[column] !== after[column])
    .map((column) => ({ column, message: '这一列会公开，里面对方个人的姓名已经遮成带星号的' }));

/** The cards and the land that the lines name, in two reads: numbers by their keys, land as the village's list of it. */
async function holdingsOf(
  villageCode: string,
  named: readonly { assetNo?: string | undefined; resourceName?: string | undefined }[],
  parties: readonly string[],
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
    parties: await partiesOf(villageCode, parties),
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

/** The village's sums without rows. */
function less(sums: RegisterSums, gone: RegisterSums): RegisterSums {
  const without = (a: Record<string, number>, b: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(a).map(([name, value]) => [name, Math.round((value - (b[name] ?? 0)) * 10_000) / 10_000]),
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
