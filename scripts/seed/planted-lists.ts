import { addDays } from '@shared/time';
import { rosterPerson } from '../../functions/identity/person-store';
import { type KeptList, type Listed, listedRow, listIdOf, listRow } from '../../functions/supervision/lists/list-store';
import type { VillageRows } from '../../functions/supervision/facts/rows';
import { noonOf } from './calendar';
import { Dice } from './dice';
import { idNumberOf } from './id-numbers';

const GROUND = '社会救助暂行办法第五十八条、第五十九条';
const SOURCES: Readonly<Record<KeptList['kind'], string>> = {
  deaths: '区公安分局',
  payroll: '区委编办',
  vehicles: '区交警大队',
  companies: '区市场监管局',
  houses: '区不动产登记中心',
};
/** What a planted standing is called, and of which kind of list it is. */
const KINDS: Readonly<Record<string, KeptList['kind']>> = {
  财政供养: 'payroll',
  名下有车辆: 'vehicles',
  名下有企业: 'companies',
};

interface Named {
  readonly kind: KeptList['kind'];
  readonly programCodes: readonly string[];
  readonly personId: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What an example says of the dead and of standings, as the office's list would. */
export const namedIn = ({ deaths = [], standings = [] }: VillageRows): Named[] => [
  ...deaths.map(({ personId, diedOn }): Named => ({ kind: 'deaths', programCodes: [], personId, from: diedOn })),
  ...standings.map(({ personId, what, programCodes, from, until }): Named => ({
    kind: KINDS[what] ?? 'payroll',
    programCodes,
    personId,
    from,
    until,
  })),
];

/** Two of one name, born on one day, for whom a list gives no number: somebody has to say which of them is meant. */
const NAMESAKES = { name: '周桂芳', bornOn: '1948-09-17' };
export const namesakes = (villageCodes: readonly string[]) =>
  villageCodes.map((villageCode, place) =>
    rosterPerson({
      ...{ personId: new Dice(`planted:namesake:${villageCode}`).ulid(noonOf('2026-01-01')), name: NAMESAKES.name },
      ...{ villageCode, group: `${2 + place}组`, householdId: `planted-namesake-${villageCode}`, relation: 'head' },
      idNumber: idNumberOf('511503', NAMESAKES.bornOn, 301 + 2 * place),
    }),
  );

/** Lists as if offices had given them: one of each kind and of what it shuts out, with those whom the examples name. */
export function plantedLists(
  districtCode: string,
  named: readonly Named[],
  asked: readonly string[],
  today: string,
): { lists: ReturnType<typeof listRow>[]; rows: Listed[] } {
  const byList = new Map<string, Named[]>();
  for (const one of named) {
    const key = `${one.kind}|${one.programCodes.join('、')}`;
    byList.set(key, [...(byList.get(key) ?? []), one]);
  }
  const deleteOn = addDays(today, 180);
  const lists: ReturnType<typeof listRow>[] = [];
  const rows: Listed[] = [];
  for (const [key, its] of byList) {
    const { kind, programCodes } = its[0]!;
    const source = `${SOURCES[kind]}${programCodes.length > 0 ? `（${programCodes.join('、')}）` : ''}`;
    const listId = listIdOf(districtCode, { kind, source, asOf: today });
    const dice = new Dice(`planted:list:${key}`);
    const listed = its.map(({ personId, from, until }) =>
      listedRow({
        ...{ listId, rowId: dice.ulid(noonOf(today)), by: 'number', candidates: [personId], ttl: 0 },
        ...(from && { from }),
        ...(until && { until }),
      }),
    );
    if (kind === 'deaths')
      listed.push(
        listedRow({
          ...{ listId, rowId: dice.ulid(noonOf(today)), by: 'name', candidates: [...asked], ttl: 0, ...NAMESAKES },
          from: addDays(today, -60),
        }),
      );
    const list = listRow({
      ...{ districtCode, listId, kind, source, asOf: today, ground: GROUND, deleteOn, programCodes: [...programCodes] },
      ...{ batchId: dice.ulid(noonOf(today)), importedAt: noonOf(today), rows: listed.length + 2, neverCompared: 1 },
    });
    lists.push(list);
    rows.push(...listed.map((row) => ({ ...row, ttl: list.ttl })));
  }
  return { lists, rows };
}
