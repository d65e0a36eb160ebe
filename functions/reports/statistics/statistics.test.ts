import type { Grant, Role } from '@shared/roles';
import { daysAfter } from '@shared/time';
import fc from 'fast-check';
import type { ReportFile } from '../report-store';
import { accept, answer, rate, refuse, reopen, story, toDistrict, type Told, transfer } from '../testing/story';
import { episodesOf } from './episodes';
import { depthFor, type Kept, mayCut, type OfficeName, statisticsOf, type Wanted } from './statistics';
import { aboveOf, counted, ownOf, parentOf, type Sum, sumsOfMonth } from './sums';
import { villageHandlingOf } from './village-handling';

const DISTRICT = '511503';
const TOWN = '511503002';
const [VILLAGE, SECOND, THIRD] = ['511503002201', '511503002202', '511503002203'];
const AT = '2026-11-20T00:00:00.000Z';
const PERSONS = ['ACCUSED', 'WIFE', 'SOMEONE'] as const;

const known = new WeakMap<readonly ReportFile[], Sum[]>();
function sumsFrom(files: readonly ReportFile[]): Sum[] {
  const kept = known.get(files) ?? summed(files);
  known.set(files, kept);
  return kept;
}
function summed(files: readonly ReportFile[]): Sum[] {
  const months = new Map<string, ReturnType<typeof counted>[]>();
  for (const { report, events } of files)
    for (const episode of episodesOf(report, events, AT))
      months.set(episode.month, [...(months.get(episode.month) ?? []), counted(episode)]);
  return [...months].flatMap(([month, episodes]) => sumsOfMonth(month, episodes, AT));
}

const office = (division: string, scope = division): OfficeName => ({
  division,
  name: '',
  own: scope !== division,
  scope,
});
const OFFICES: Record<string, OfficeName[]> = {
  [DISTRICT]: [office(TOWN), office('511503001'), office(DISTRICT, ownOf(DISTRICT))],
  [TOWN]: [office(VILLAGE!), office(SECOND!), office(THIRD!), office(TOWN, ownOf(TOWN))],
};

/** As the store would find it. */
function keptOf(files: readonly ReportFile[], { division, year, month, category }: Wanted, crossed: boolean): Kept {
  const sums = sumsFrom(files).filter((sum) => sum.month.startsWith(`${year}-`));
  const parts = (parent: string) =>
    sums.filter(
      (sum) =>
        parentOf(sum.scope) === parent &&
        sum.category === ((crossed && category) || 'all') &&
        (!crossed || !month || sum.month === month),
    );
  const parent = parentOf(division);
  return {
    name: '',
    offices: OFFICES[division] ?? [],
    sums: sums.filter(({ scope }) => scope === division),
    parts: parts(division),
    ...(parent && { beside: { name: '', division: parent, offices: OFFICES[parent]!, sums: parts(parent) } }),
    ...(crossed && division.length === 12 && { above: sums.filter(({ scope }) => scope === aboveOf(division)) }),
    countedAt: AT,
  };
}

interface Who {
  role: Role;
  division: string;
  personId?: string;
}
function seen(files: readonly ReportFile[], { role, division, personId }: Who, wanted: Wanted) {
  const grants: Grant[] = [{ role, division }];
  const depth = depthFor(wanted.division, grants);
  if (!depth || !mayCut(depth, wanted)) return undefined;
  return statisticsOf(wanted, depth, { rows: personId ? [personId] : [] }, keptOf(files, wanted, depth === 'crossed'));
}

/** All that one may ask for. */
const everyCut = (division: string): Wanted[] =>
  [2025, 2026].flatMap((year) => [
    { division, year },
    ...['02', '10'].flatMap((month) => [
      { division, year, month: `${year}-${month}` },
      { division, year, month: `${year}-${month}`, category: 'works' as const },
    ]),
    { division, year, category: 'money' as const },
  ]);
const allSeen = (files: readonly ReportFile[], who: Who) =>
  [DISTRICT, TOWN, VILLAGE!, SECOND!].flatMap((division) =>
    everyCut(division).map((wanted) => seen(files, who, wanted)),
  );
const publicly = (files: readonly ReportFile[]) =>
  [VILLAGE!, SECOND!].flatMap((village) =>
    [2025, 2026].map((year) =>
      villageHandlingOf(
        sumsFrom(files).filter(({ scope, month }) => scope === village && month.startsWith(`${year}-`)),
        year,
        AT,
      ),
    ),
  );

const LIVES: readonly Told[][] = [
  [],
  [[3, accept]],
  [
    [2, accept],
    [9, answer],
  ],
  [
    [2, accept],
    [9, answer],
    [12, rate(2)],
  ],
  [[4, refuse]],
  [[16, 'escalate']],
  [[1, { command: 'withdraw' }]],
];
const REOPENED: readonly Told[][] = [
  [
    [2, accept],
    [9, answer],
    [11, reopen(VILLAGE!)],
  ],
  [
    [2, accept],
    [9, answer],
    [11, reopen(VILLAGE!)],
    [13, accept],
    [40, answer],
    [41, rate(5)],
  ],
  [
    [2, accept],
    [9, answer],
    [11, reopen(VILLAGE!)],
    [40, refuse],
  ],
];
const given = fc.record({
  village: fc.constantFrom(VILLAGE!, SECOND!),
  aboutKind: fc.constantFrom('village' as const, 'cadre' as const, 'township' as const),
  category: fc.constantFrom('works' as const, 'money' as const),
  day: fc.integer({ min: 0, max: 660 }),
  life: fc.constantFrom(...LIVES),
  excluded: fc.subarray([...PERSONS]),
});
const fileOf = ({ village, aboutKind, category, day, life, excluded }: ReturnType<typeof given.generate>['value']) =>
  story(
    {
      villageCode: village,
      aboutKind,
      category,
      submittedAt: daysAfter('2025-01-10T02:00:00.000Z', day),
      excludedPersonIds: excluded,
    },
    ...life,
  );
const files = fc.array(given.map(fileOf), { maxLength: 18 });

describe('for one for whom a report does not exist, every figure is the same with it and without it', () => {
  const same = (a: unknown, b: unknown) => expect(JSON.stringify(a)).toBe(JSON.stringify(b));
  const runs = { numRuns: 25 };

  test('the accused and their household, whatever office they hold', () => {
    const hidden = fc.tuple(
      given.map((each) => fileOf({ ...each, excluded: ['ACCUSED', 'WIFE'] })),
      files,
    );
    fc.assert(
      fc.property(hidden, fc.constantFrom('ACCUSED', 'WIFE'), ([one, others], personId) => {
        const all = [...others, one];
        for (const who of [
          { role: 'regulator', division: DISTRICT },
          { role: 'township', division: TOWN },
          { role: 'cadre', division: VILLAGE! },
        ] as const)
          same(allSeen(all, { ...who, personId }), allSeen(others, { ...who, personId }));
        same(publicly(all), publicly(others));
      }),
      runs,
    );
  });

  test('the offices beneath the one that it was sent to, and everyone', () => {
    const above = given.map((each) => fileOf({ ...each, aboutKind: 'cadre', excluded: [] }));
    const higher = given.map((each) => fileOf({ ...each, aboutKind: 'township', excluded: [] }));
    fc.assert(
      fc.property(above, higher, files, (toTown, toDistrictOffice, others) => {
        const [withBoth, withOne] = [
          [...others, toTown, toDistrictOffice],
          [...others, toDistrictOffice],
        ];
        for (const personId of PERSONS) {
          const cadre = { role: 'cadre', division: VILLAGE!, personId } as const;
          same(allSeen(withBoth, cadre), allSeen(others, cadre));
          const township = { role: 'township', division: TOWN, personId } as const;
          same(allSeen(withOne, township), allSeen(others, township));
        }
        same(publicly(withBoth), publicly(others));
      }),
      runs,
    );
  });

  test('what a village answered looks the same to it whatever becomes of it above', () => {
    fc.assert(
      fc.property(files, (others) => {
        const cadre = { role: 'cadre', division: VILLAGE!, personId: 'SOMEONE' } as const;
        const [one, two, three] = REOPENED.map((life) => [...others, story({ villageCode: VILLAGE! }, ...life)]);
        same(allSeen(one!, cadre), allSeen(two!, cadre));
        same(allSeen(two!, cadre), allSeen(three!, cadre));
        same(publicly(one!), publicly(two!));
      }),
      runs,
    );
  });
});

describe('what each may look into', () => {
  const mayLook = (who: Who, wanted: Wanted) => seen([], who, wanted) !== undefined;
  const year = 2026;
  test.each<[Who, Wanted, boolean]>([
    [{ role: 'cadre', division: VILLAGE! }, { division: VILLAGE!, year }, true],
    [{ role: 'cadre', division: VILLAGE! }, { division: VILLAGE!, year, month: '2026-03' }, true],
    [{ role: 'cadre', division: VILLAGE! }, { division: VILLAGE!, year, category: 'works' }, false],
    [{ role: 'cadre', division: VILLAGE! }, { division: SECOND!, year }, false],
    [{ role: 'cadre', division: VILLAGE! }, { division: TOWN, year }, false],
    [{ role: 'township', division: TOWN }, { division: TOWN, year, month: '2026-03' }, true],
    [{ role: 'township', division: TOWN }, { division: TOWN, year, category: 'works' }, false],
    [{ role: 'township', division: TOWN }, { division: VILLAGE!, year }, true],
    [{ role: 'township', division: TOWN }, { division: VILLAGE!, year, month: '2026-03' }, false],
    [{ role: 'township', division: TOWN }, { division: DISTRICT, year }, false],
    [
      { role: 'regulator', division: DISTRICT },
      { division: VILLAGE!, year, month: '2026-03', category: 'works' },
      true,
    ],
    [{ role: 'regulator', division: DISTRICT }, { division: DISTRICT, year, month: '2025-03' }, false],
    [{ role: 'resident', division: VILLAGE! }, { division: VILLAGE!, year }, false],
    [{ role: 'admin', division: DISTRICT }, { division: DISTRICT, year }, false],
  ])('%j at %j: %s', (who, wanted, may) => expect(mayLook(who, wanted)).toBe(may));
});

const many = (count: number, village: string, life: readonly Told[], submittedAt = '2026-03-02T02:00:00.000Z') =>
  Array.from({ length: count }, () => story({ villageCode: village, submittedAt }, ...life));
const regulator: Who = { role: 'regulator', division: DISTRICT };

test('fewer than five have no median and no percentage, even for the regulator; the township is told nothing of them', () => {
  const few = many(4, VILLAGE!, [
    [2, accept],
    [9, answer],
  ]);
  const { figures } = seen(few, regulator, { division: VILLAGE!, year: 2026 })!;
  expect(figures).toMatchObject({ received: 4, answered: 4, toAnswer: { done: 4 }, inTime: { count: 4, of: 4 } });
  expect([figures!.toAnswer.median, figures!.inTime.share]).toEqual([undefined, undefined]);
  const own = seen(few, { role: 'cadre', division: VILLAGE! }, { division: VILLAGE!, year: 2026 })!;
  expect([own.figures, own.none]).toEqual([undefined, false]);
});

test('the township cannot work out a village of three: its page and its line say nothing, and one more line with it', () => {
  const all = [
    ...many(3, VILLAGE!, [
      [2, accept],
      [9, answer],
    ]),
    ...many(6, SECOND!, [
      [2, accept],
      [9, answer],
    ]),
    ...many(8, THIRD!, [
      [2, accept],
      [9, answer],
    ]),
  ];
  const township: Who = { role: 'township', division: TOWN };
  const { figures, offices } = seen(all, township, { division: TOWN, year: 2026 })!;
  expect(figures!.received).toBe(17);
  expect(offices.map(({ division, came }) => [division, came])).toEqual([
    [VILLAGE, undefined],
    [SECOND, undefined],
    [THIRD, 8],
    [TOWN, 0],
  ]);
  expect(seen(all, township, { division: SECOND!, year: 2026 })!.figures).toBeUndefined();
  expect(seen(all, township, { division: THIRD!, year: 2026 })!.figures!.received).toBe(8);
});

test('those left open count: an office with eight quick answers and nine that it lets lie is not quick', () => {
  const quick = many(8, VILLAGE!, [
    [1, accept],
    [3, answer],
  ]);
  const lying = many(9, VILLAGE!, []);
  const { figures } = seen([...quick, ...lying], regulator, { division: VILLAGE!, year: 2026 })!;
  expect(figures!.toAnswer).toMatchObject({ done: 8, waiting: 9, longest: 263 });
  expect(figures!.toAnswer.median).toBeUndefined();
  expect(figures).toMatchObject({ open: 9, openLate: 9, inTime: { count: 8, of: 17 } });
});

test('a village is told apart from its town only where chance does not explain it', () => {
  const at = (day: number): Told[] => [
    [0, accept],
    [day, answer],
  ];
  const all = [
    ...many(20, VILLAGE!, at(3)),
    ...[5, 12, 12, 12, 30].flatMap((day) => many(1, SECOND!, at(day))),
    ...many(20, THIRD!, at(12)),
  ];
  const { offices } = seen(all, regulator, { division: TOWN, year: 2026 })!;
  expect(offices.map(({ standing }) => standing)).toEqual(['quicker', 'alike', 'alike', undefined]);
});

test('a transferred report is the town’s and the village’s each for its days, and the district receives it once', () => {
  const moved = many(6, VILLAGE!, [
    [1, accept],
    [4, transfer(TOWN)],
    [5, accept],
    [9, toDistrict(VILLAGE!)],
    [10, answer],
  ]);
  const at = (division: string) => seen(moved, regulator, { division, year: 2026 })!;
  expect(at(DISTRICT).figures).toMatchObject({ received: 6, takenOver: 12, moved: 12, answered: 6 });
  expect(at(VILLAGE!).figures).toMatchObject({ received: 6, takenOver: 0, moved: 6, answered: 0 });
  expect(at(VILLAGE!).above).toMatchObject({ came: 12 });
  expect(at(TOWN).offices.at(-1)).toMatchObject({ own: true, came: 6 });
});

test('everyone is told of quarters that are over, in fives, and of nothing under five', () => {
  const life: Told[] = [
    [2, accept],
    [9, answer],
    [10, rate(4)],
  ];
  const all = [
    ...many(6, VILLAGE!, life, '2026-02-10T02:00:00.000Z'),
    ...many(7, VILLAGE!, life, '2026-05-10T02:00:00.000Z'),
    ...many(3, VILLAGE!, life, '2026-11-02T02:00:00.000Z'),
    ...many(4, SECOND!, life, '2026-05-10T02:00:00.000Z'),
  ];
  const handling = (village: string) =>
    villageHandlingOf(
      sumsFrom(all).filter(({ scope }) => scope === village),
      2026,
      AT,
    );
  expect(handling(VILLAGE!)).toEqual({
    year: 2026,
    throughQuarter: 3,
    came: 15,
    median: 9,
    inTimeTenths: 10,
    average: 4,
    quarters: [{ quarter: 1, came: 5 }, { quarter: 2, came: 5 }, { quarter: 3 }],
  });
  expect(handling(SECOND!)).toEqual({
    year: 2026,
    throughQuarter: 3,
    quarters: [{ quarter: 1 }, { quarter: 2 }, { quarter: 3 }],
  });
});

test('the median that a village is compared with does not move by what the town has above it', () => {
  const others = [
    ...many(6, VILLAGE!, [
      [1, accept],
      [9, answer],
    ]),
    ...many(6, SECOND!, [
      [1, accept],
      [9, answer],
    ]),
  ];
  const above = Array.from({ length: 20 }, () =>
    story({ villageCode: VILLAGE!, aboutKind: 'cadre' }, [1, accept], [40, answer]),
  );
  const cadre: Who = { role: 'cadre', division: VILLAGE!, personId: 'SOMEONE' };
  const besides = [others, [...others, ...above]].map(
    (files) => seen(files, cadre, { division: VILLAGE!, year: 2026 })!.beside,
  );
  expect(besides[0]).toMatchObject({ median: 9, standing: 'alike' });
  expect(besides[1]).toEqual(besides[0]);
});
