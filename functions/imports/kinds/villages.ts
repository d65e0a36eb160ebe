import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { allDivisionTrees, forgetDivisions } from '../../identity/division-store';
import { type CellParser, CellProblem, compact } from '../cells/cell';
import { isScientific } from '../cells/numbers';
import { words } from '../cells/words';
import { FileProblem } from '../reading/sheet';
import type { ColumnTable } from './kind';

const VILLAGE_CODE_LENGTH = 12;

/** A village as a file names it: its name, or its 12-digit code. Which one it is, the finder says. */
export const villageText: CellParser<string> = (cell) => {
  if (isScientific(cell)) return new CellProblem('Excel 把村代码变成了 5.1E+11 的样子。请把这一列设成“文本”再导出');
  const text = compact(cell.text).replace(/^(\d+)\.0+$/, '$1');
  if (/^\d+$/.test(text) && text.length !== VILLAGE_CODE_LENGTH)
    return new CellProblem(
      `村代码要 12 位，这里是 ${text.length} 位（开头或末尾的 0 可能丢了）。请把这一列设成“文本”，或直接填村名`,
    );
  return text;
};

/** The columns that say which village a row is of; a kind adds what its offices call them. */
export const place = {
  village: {
    title: '村',
    also: ['村（社区）', '村名', '所属村', '单位名称', '权属单位', '村社区', '村代码'],
    required: true,
    carries: 'section',
    above: ['村', '村名', '账套', '账套名称', '核算单位', '单位名称', '所属村', '行政村'],
    secrecy: 'village',
    parse: villageText,
    example: '牛角村',
    note: '村名或 12 位村代码',
  },
  town: {
    title: '镇',
    also: ['镇（街道）', '乡镇', '镇街'],
    carries: 'section',
    parse: words(30),
    example: '罗龙街道',
    note: '分清同名的村',
  },
} satisfies ColumnTable;

export interface KnownVillage {
  readonly code: string;
  readonly shortName: string;
  readonly townName: string;
}

/** Names without what offices leave out: 牛角村村民委员会, 牛角村, 牛角 are one. */
const bare = (name: string): string =>
  compact(name)
    .replace(/(?:股份)?(?:经济)?(?:合作)?(?:联合)?社$|集体经济组织$/u, '')
    .replace(/(?:村民|居民)?委员会$|村委会$|居委会$/u, '')
    .replace(/村村$/u, '村');
const stem = (name: string): string => bare(name).replace(/(?:村|社区)$/u, '');

/** Finds villages by what files call them. */
export class VillageFinder {
  readonly #byCode = new Map<string, KnownVillage>();
  readonly #byName = new Map<string, KnownVillage[]>();

  private constructor(
    villages: readonly (KnownVillage & { name: string })[],
    readonly districtNames: ReadonlyMap<string, string>,
  ) {
    for (const { name, ...village } of villages) {
      this.#byCode.set(village.code, village);
      for (const key of new Set([compact(name), bare(name), village.shortName, stem(village.shortName)])) {
        for (const known of [key, `${village.townName}${key}`])
          this.#byName.set(known, [...(this.#byName.get(known) ?? []), village]);
      }
    }
  }

  static async read(): Promise<VillageFinder> {
    forgetDivisions();
    const trees = await allDivisionTrees().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      throw new FileProblem(
        '这个库里还没有区、镇、村，先把它们建好（npm run admin -- bootstrap；本机：npm run seed）再导入',
      );
    });
    return new VillageFinder(
      trees.flatMap(({ towns }) =>
        towns.flatMap((town) => town.villages.map((village) => ({ ...village, townName: town.name }))),
      ),
      new Map(trees.map(({ district }) => [district.code, district.name])),
    );
  }

  /** What the district of a place is called. */
  districtNameOf(code: string): string {
    return this.districtNames.get(districtOf(code)) ?? '';
  }

  /** As people call it, with its town. */
  nameOf(code: string): string | undefined {
    const village = this.#byCode.get(code);
    return village && `${village.townName}${village.shortName}`;
  }

  /** The village, or why it is not known which one it is. */
  find(text: string, town?: string): KnownVillage | string {
    if (/^\d{12}$/.test(text)) return this.#byCode.get(text) ?? '没有这个村代码，请核对';
    const named = this.#byName.get(text) ?? this.#byName.get(bare(text)) ?? this.#byName.get(stem(text)) ?? [];
    const distinct = [...new Map(named.map((village) => [village.code, village])).values()];
    const within = town ? distinct.filter(({ townName }) => stemOfTown(townName) === stemOfTown(town)) : distinct;
    if (within.length === 1) return within[0]!;
    if (distinct.length === 0) return '没有这个村，请核对村名，或填 12 位村代码';
    if (within.length === 0) return `${town}没有这个村，请核对镇名和村名`;
    return `有 ${within.length} 个同名的村（${within.map(({ townName, shortName }) => `${townName}${shortName}`).join('、')}），请写上镇名，或填 12 位村代码`;
  }
}

const stemOfTown = (town: string): string => compact(town).replace(/(?:街道办事处|街道办|街道|镇|乡|人民政府)+$/u, '');
