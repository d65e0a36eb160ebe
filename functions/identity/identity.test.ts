import { sameName } from '@shared/text/person-name';
import {
  cadreOrder,
  grantProblem,
  grantsOnAccount,
  grantsWhenBound,
  hasGrant,
  mayAdminister,
  personToBind,
  samePhone,
  withGrant,
  withoutGrant,
} from './identity';

const VILLAGE = '511503002201';

test.each([
  ['王秀英', '王秀英', true],
  ['王 秀英', '王秀英', true],
  ['买买提·吐尔逊', '买买提•吐尔逊', true],
  ['Ａnna', 'Anna', true],
  ['王秀英', '王秀', false],
  ['王秀英', '王秀瑛', false],
])('%s and %s are one name: %s', (a, b, same) => {
  expect(sameName(a, b)).toBe(same);
});

describe('personToBind', () => {
  const wang = { personId: 'B', name: '王秀英' };
  const taken = { ...wang, accountId: 'someone' };
  const yes = () => true;

  test('binds the free person whose name and number match, and whose phone it is', () => {
    expect(personToBind([wang], '王秀英', yes)).toBe(wang);
  });

  test('answers the same for an unknown number, another name, another phone, and someone bound', () => {
    for (const [candidates, name, proven] of [
      [[], '王秀英', true],
      [[wang], '李四', true],
      [[wang], '王秀英', false],
      [[taken], '王秀英', true],
      [[taken], '李四', true],
    ] as const)
      expect(personToBind(candidates, name, () => proven)).toBeUndefined();
  });

  test('a number that stands on two rosters is one human being: one row is bound, always the same, and none beside another', () => {
    const elsewhere = { personId: 'A', name: '王秀英', departed: 'gone' };
    const twice = { personId: 'C', name: '王秀英' };
    expect(personToBind([twice, wang], '王秀英', yes)).toBe(wang);
    expect(personToBind([elsewhere, wang], '王秀英', yes)).toBe(wang);
    expect(personToBind([elsewhere], '王秀英', yes)).toBe(elsewhere);
    expect(personToBind([taken, twice], '王秀英', yes)).toBeUndefined();
    expect(personToBind([{ ...elsewhere, accountId: 'someone' }, wang], '王秀英', yes)).toBeUndefined();
    // The proof is of the row that is bound, not of any.
    expect(personToBind([wang, twice], '王秀英', (one) => one === twice)).toBeUndefined();
  });
});

test.each([
  ['13900001234', '13900001234', true],
  ['139 0000 1234', '+86 139-0000-1234', true],
  ['008613900001234', '１３９００００１２３４', true],
  ['13900001234', '13900001235', false],
  ['13900001234', '', false],
  ['', '', false],
  ['+85213900001234', '13900001234', false],
])('%s and %s are one phone: %s', (a, b, same) => {
  expect(samePhone(a, b)).toBe(same);
});

describe('grants', () => {
  const cadre = { role: 'cadre', division: VILLAGE, title: '村主任' } as const;

  test('binding gives the resident role of the roster, and the standing ones', () => {
    expect(grantsWhenBound({ villageCode: VILLAGE, grants: [cadre] })).toEqual([
      { role: 'resident', division: VILLAGE },
      cadre,
    ]);
  });

  test('a standing role waits for a second person on each new phone; what was confirmed there stays so', () => {
    const person = { villageCode: VILLAGE, grants: [cadre] };
    const resident = { role: 'resident', division: VILLAGE };
    const waits = [resident, { ...cadre, unconfirmed: true }];
    expect(grantsOnAccount(person, [])).toEqual(waits);
    expect(grantsOnAccount(person, waits)).toEqual(waits);
    expect(grantsOnAccount(person, [resident, cadre])).toEqual([resident, cadre]);
    // Who gives it to a bound person has confirmed that it is theirs, and confirms nothing else.
    const other = { role: 'township', division: '511503002' } as const;
    expect(grantsOnAccount({ ...person, grants: [cadre, other] }, waits, other)).toEqual([...waits, other]);
    expect(grantsOnAccount(person, waits, cadre)).toEqual([resident, cadre]);
  });

  test('a role given twice is held once, with the new title', () => {
    expect(withGrant([cadre], { ...cadre, title: '村支书' })).toEqual([{ ...cadre, title: '村支书' }]);
  });

  test('taking one role leaves the others', () => {
    const elsewhere = { role: 'cadre', division: '511503002202' } as const;
    expect(withoutGrant([cadre, elsewhere], cadre)).toEqual([elsewhere]);
    expect(hasGrant([elsewhere], cadre)).toBe(false);
  });

  test.each([
    ['cadre', VILLAGE, undefined],
    ['cadre', '511503002', 'division'],
    ['township', '511503002', undefined],
    ['township', VILLAGE, 'division'],
    ['regulator', '511503', undefined],
    ['regulator', '511503002', 'division'],
    ['admin', VILLAGE, undefined],
    ['admin', '511503', undefined],
    ['resident', VILLAGE, 'role'],
  ] as const)('%s for %s: the problem is %s', (role, division, path) => {
    expect(grantProblem({ role, division })?.path).toBe(path);
  });

  test('an admin rules what is below, not beside or above', () => {
    const grants = [{ role: 'admin', division: '511503002' }] as const;
    expect(
      ['511503002', VILLAGE, '511503', '511503001', '511503001003'].map((each) => mayAdminister(grants, each)),
    ).toEqual([true, true, false, false, false]);
    expect(mayAdminister([{ role: 'regulator', division: '511503' }], VILLAGE)).toBe(false);
  });
});

test('the list of cadres begins with the secretary', () => {
  const titles = ['监委会主任', '副主任', '副书记', '村委会主任', '党支部书记'];
  expect(titles.sort((a, b) => cadreOrder(a) - cadreOrder(b))).toEqual([
    '党支部书记',
    '村委会主任',
    '副书记',
    '副主任',
    '监委会主任',
  ]);
});
