import {
  cadreOrder,
  decideBinding,
  grantProblem,
  grantsWhenBound,
  hasGrant,
  mayAdminister,
  sameName,
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

describe('decideBinding', () => {
  const wang = { name: '王秀英' };
  const taken = { name: '王秀英', accountId: 'someone' };

  test('binds the free person whose name and number match', () => {
    expect(decideBinding([wang], '王秀英')).toEqual({ answer: 'bind', person: wang });
    expect(decideBinding([taken, wang], '王秀英')).toEqual({ answer: 'bind', person: wang });
  });

  test('answers the same for an unknown number, another name, and another name of someone bound', () => {
    for (const candidates of [[], [wang], [taken]])
      expect(decideBinding(candidates, '李四')).toEqual({ answer: 'noMatch' });
    expect(decideBinding([], '王秀英')).toEqual({ answer: 'noMatch' });
  });

  test('says taken only to who knows the name and the number', () => {
    expect(decideBinding([taken], '王秀英')).toEqual({ answer: 'personTaken' });
  });
});

describe('grants', () => {
  const cadre = { role: 'cadre', division: VILLAGE, title: '村主任' } as const;

  test('binding gives the resident role of the roster, and the standing ones', () => {
    expect(grantsWhenBound({ villageCode: VILLAGE, grants: [cadre] })).toEqual([
      { role: 'resident', division: VILLAGE },
      cadre,
    ]);
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
