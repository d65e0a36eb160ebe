import { awakeAndAsleep, type HeldRole, wakesAt } from './awake';

const BOUND = '2026-11-23T02:00:00.000Z';
const resident: HeldRole = { role: 'resident', division: '511503002201' };
const cadre: HeldRole = { role: 'cadre', division: '511503002201' };
const at = (hours: number) => new Date(Date.parse(BOUND) + hours * 3_600_000).toISOString();
const awake = (grants: HeldRole[], hours: number, boundAt: string | undefined = BOUND) =>
  awakeAndAsleep({ grants, boundAt }, at(hours)).awake;

test('a role sleeps a day after the binding; a resident’s counts at once', () => {
  expect(awake([resident, cadre], 0)).toEqual([resident]);
  expect(awake([resident, cadre], 23.99)).toEqual([resident]);
  expect(awake([resident, cadre], 24)).toEqual([resident, cadre]);
  expect(wakesAt(BOUND)).toBe(at(24));
});

test('what nobody has confirmed sleeps on, and all that sleeps is said to be held', () => {
  const waits = { ...cadre, unconfirmed: true };
  expect(awake([resident, waits], 1000)).toEqual([resident]);
  expect(awakeAndAsleep({ grants: [resident, waits, cadre], boundAt: BOUND }, at(1)).asleep).toEqual([waits, cadre]);
});
