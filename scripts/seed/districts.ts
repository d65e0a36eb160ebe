import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shortVillageName } from '@shared/divisions';

const DATA = path.resolve(__dirname, '../../data');
export const readData = (file: string): string => readFileSync(path.join(DATA, file), 'utf8');
export const readJson = <T>(file: string): T => JSON.parse(readData(file)) as T;

export interface SeedVillage {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly townCode: string;
  readonly townName: string;
  /** Its place in the district, 0…157. */
  readonly index: number;
  /** 居委会: few fields, more rents. */
  readonly urban: boolean;
  /** On the 长江: river flats, rents, a few former fishermen. */
  readonly riverside: boolean;
  /** 0.35 (a poor village in the hills) … 3 (a community with rents). */
  readonly wealth: number;
  /** People on the register: an invented figure, to be replaced by the district's (data/README.md). */
  readonly population: number;
}

export interface SeedTown {
  readonly code: string;
  readonly name: string;
}

export interface SeedDistrict {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly towns: readonly SeedTown[];
  readonly villages: readonly SeedVillage[];
}

/** Towns with a bank of the 长江, by the last three digits. */
const RIVER_TOWNS = new Set(['001', '002', '003', '103', '109']);
const RIVER_NAMES = /江|洲|月亮湾|滨|中坝|中池|牛角/;

/** A fixed number in 0…1 from a name: the same village is as rich each time. */
const shareOf = (text: string): number =>
  ([...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7) % 1000) / 1000;

/**
 * Copy 0 is the real 南溪区; the others repeat it under codes that belong to nobody (`9xxxxx`), for load tests.
 */
export function seedDistrictAt(copy: number): SeedDistrict {
  const file = readJson<{ towns: { code: string; name: string }[] }>('divisions_511503.json');
  const code = copy === 0 ? '511503' : `9${String(copy).padStart(5, '0')}`;
  const move = (real: string) => code + real.slice(6);
  const townNames = new Map(file.towns.map((town) => [town.code, town.name]));
  const populations = new Map(
    readData('populations_511503.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => [row.split(',')[0], Number(row.split(',')[1])]),
  );
  const rows = readData('villages_511503.csv').trim().split('\n').slice(1);
  const villages = rows.map((row, index): SeedVillage => {
    const [real, name, town] = row.trim().split(',') as [string, string, string];
    const urban = name.endsWith('居民委员会');
    const community = name.includes('社区');
    const riverside = RIVER_TOWNS.has(town.slice(6)) && (RIVER_NAMES.test(name) || shareOf(`river${real}`) < 0.3);
    const base = urban ? 1.5 : community ? 1.1 : riverside ? 0.9 : 0.55;
    return {
      code: move(real),
      name,
      shortName: shortVillageName(name),
      townCode: move(town),
      townName: townNames.get(town)!,
      index,
      urban,
      riverside,
      population: populations.get(real)!,
      wealth: Math.round(base * (0.6 + 1.1 * shareOf(real + name)) * 100) / 100,
    };
  });
  return {
    code,
    name: copy === 0 ? '宜宾市南溪区' : `演示${copy}区`,
    shortName: copy === 0 ? '南溪区' : `演示${copy}区`,
    towns: file.towns.map((town) => ({ code: move(town.code), name: town.name })),
    villages,
  };
}
