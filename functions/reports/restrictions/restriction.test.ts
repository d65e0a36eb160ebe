import { daysAfter } from '@shared/time';
import type { Report } from '../report';
import {
  afterAppeal,
  afterDecision,
  afterLifting,
  afterMark,
  heldBy,
  isRestricted,
  type Mark,
  mayAppeal,
  noStanding,
  type Standing,
} from './restriction';

const AT = '2026-11-23T02:00:00.000Z';
const REPORT = { villageCode: '511503104203', reporterName: '李秀英' } as Report;
const mark = (daysAgo: number, markedByPersonId: string | undefined = 'REGULATOR'): Mark => ({
  reportId: `R${daysAgo}`,
  referenceNo: `NX${daysAgo}`,
  ground: 'fabricated',
  text: '监控和收据都说明是编的',
  markedAt: daysAfter(AT, -daysAgo),
  markedBy: 'ACCOUNT',
  markedByPersonId,
});
const marked = (...daysAgo: number[]) =>
  daysAgo.reduce<{ standing: Standing; restriction?: ReturnType<typeof afterMark>['restriction'] }>(
    ({ standing }, days) => afterMark(standing, mark(days), REPORT, `X${days}`),
    { standing: noStanding('WHO') },
  );

test('the third mark within a year restricts for ninety days, and the count begins anew', () => {
  expect(marked(20).restriction).toBeUndefined();
  expect(marked(20, 10).restriction).toBeUndefined();
  const { standing, restriction } = marked(20, 10, 0);
  expect(restriction).toMatchObject({ district: '511503', name: '李秀英', until: daysAfter(AT, 90), version: 1 });
  expect(restriction!.marks).toHaveLength(3);
  expect(standing).toMatchObject({ marks: [], restrictionIds: ['X0'], version: 3 });
  expect(isRestricted(standing, AT)).toBe(true);
  expect(isRestricted(standing, daysAfter(AT, 90))).toBe(false);
});

test('what was marked more than a year ago counts no more', () => {
  expect(marked(366, 10, 0).restriction).toBeUndefined();
  expect(marked(364, 10, 0).restriction).toBeDefined();
});

test('it is appealed once, while it lasts, and not judged by who held any of it', () => {
  const restriction = marked(20, 10, 0).restriction!;
  expect(mayAppeal(restriction, AT)).toBe(true);
  expect(mayAppeal(restriction, daysAfter(AT, 91))).toBe(false);
  const appealed = afterAppeal(restriction, '收据是真的', AT);
  expect(mayAppeal(appealed, AT)).toBe(false);
  expect(heldBy(appealed, 'REGULATOR')).toBe(true);
  expect(heldBy(appealed, 'ANOTHER')).toBe(false);
  // Held before persons were kept, or by one who is bound to no name: nobody is surely another.
  expect(heldBy(appealed, undefined)).toBe(true);
  const [first, ...others] = appealed.marks;
  const { markedByPersonId: _, ...unknown } = first!;
  expect(heldBy({ ...appealed, marks: [unknown, ...others] }, 'ANOTHER')).toBe(true);
});

test('lifted, it is over at once; kept, it runs its time', () => {
  const { standing, restriction } = marked(20, 10, 0);
  const decision = { text: '收据核对过，是真的', decidedAt: daysAfter(AT, 5), decidedBy: 'ANOTHER' };
  expect(afterDecision(restriction!, { ...decision, lifted: true }).until).toBe(daysAfter(AT, 5));
  expect(afterDecision(restriction!, { ...decision, lifted: false }).until).toBe(restriction!.until);
  expect(isRestricted(afterLifting(standing), daysAfter(AT, 5))).toBe(false);
});
