import { GrantKind, INCOMPATIBLE_ROLES } from '@shared/identity/grants';
import { Role } from '@shared/roles';
import { incompatibleWith } from './incompatible';
import { isOver, isSecond, listsFor, mayAnswer, mayTakeAlone, type OpenGrant } from './open-grant';

const [DISTRICT, TOWN, VILLAGE, ELSEWHERE] = ['511503', '511503002', '511503002201', '511504'];
const placeOf = (role: string) => ({ cadre: VILLAGE, township: TOWN })[role] ?? DISTRICT;
const open = (more: Partial<OpenGrant> = {}): OpenGrant => ({
  grantId: 'G',
  kind: 'give',
  personId: 'HOLDER',
  name: '吴明',
  villageCode: VILLAGE,
  role: 'custodian',
  division: DISTRICT,
  askedBy: 'ASKER',
  askedAt: '2026-11-20T00:00:00.000Z',
  version: 1,
  ...more,
});

test.each(INCOMPATIBLE_ROLES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))(
  'who is %s is not made %s where the one place lies in the other, and is elsewhere',
  (held, asked) => {
    const grant = { role: asked, division: placeOf(asked) };
    expect(incompatibleWith([{ role: held, division: placeOf(held) }], grant)).toMatchObject({ role: held });
    expect(incompatibleWith([{ role: held, division: ELSEWHERE }], grant)).toBeUndefined();
  },
);

test('who keeps the names of reporters neither handles reports nor appoints, whatever the pairs come to be', () => {
  for (const other of Role.options.filter((role) => role !== 'custodian' && role !== 'resident'))
    expect(
      incompatibleWith([{ role: 'custodian', division: DISTRICT }], { role: other, division: placeOf(other) }),
    ).toBeDefined();
});

test.each(GrantKind.options)('the second of %s is surely another than the one concerned', (kind) => {
  expect(isSecond(open({ kind }), 'HOLDER')).toBe(false);
  expect(isSecond(open({ kind }), undefined)).toBe(false);
  expect(isSecond(open({ kind }), 'SECOND')).toBe(true);
});

test('who asked is not the second, and where it is not known who asked nobody is', () => {
  expect(isSecond(open(), 'ASKER')).toBe(false);
  const { askedBy: _, ...unknown } = open();
  expect(isSecond(unknown, 'SECOND')).toBe(false);
  expect(isSecond({ ...unknown, kind: 'holder' }, 'SECOND')).toBe(true);
});

test('an admin over it, who holds the role there, and of a cadre the town answer; nobody else', () => {
  const custodian = open();
  expect(mayAnswer([{ role: 'admin', division: DISTRICT }], custodian)).toBe(true);
  expect(mayAnswer([{ role: 'custodian', division: DISTRICT }], custodian)).toBe(true);
  for (const grant of [
    { role: 'admin', division: TOWN },
    { role: 'custodian', division: ELSEWHERE },
    { role: 'regulator', division: DISTRICT },
    { role: 'township', division: TOWN },
    { role: 'resident', division: VILLAGE },
  ] as const)
    expect(mayAnswer([grant], custodian)).toBe(false);
  const cadre = open({ role: 'cadre', division: VILLAGE });
  expect(mayAnswer([{ role: 'township', division: TOWN }], cadre)).toBe(true);
  expect(mayAnswer([{ role: 'township', division: '511503001' }], cadre)).toBe(false);
});

test('the last who watches, and the last but one admin, are not taken by one alone', () => {
  expect([0, 1].map((others) => mayTakeAlone('regulator', others))).toEqual([false, true]);
  expect([0, 1].map((others) => mayTakeAlone('custodian', others))).toEqual([false, true]);
  expect([0, 1, 2].map((others) => mayTakeAlone('admin', others))).toEqual([false, false, true]);
  expect(mayTakeAlone('cadre', 0)).toBe(true);
});

test('a question is over at its time, and each looks through the list of their own place', () => {
  expect(isOver({ until: '2026-11-27T00:00:00.000Z' }, '2026-11-27T00:00:00.000Z')).toBe(true);
  expect(isOver({ until: undefined }, '2026-11-27T00:00:00.000Z')).toBe(false);
  expect(listsFor([{ role: 'admin', division: DISTRICT }])).toEqual({ index: 'gsi2', list: DISTRICT });
  expect(
    listsFor([
      { role: 'resident', division: VILLAGE },
      { role: 'cadre', division: VILLAGE },
    ]),
  ).toEqual({
    index: 'gsi1',
    list: TOWN,
  });
  expect(listsFor([{ role: 'resident', division: VILLAGE }])).toBeUndefined();
});
