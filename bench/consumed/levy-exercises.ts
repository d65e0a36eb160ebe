import { addDays, dayInChina } from '@shared/time';
import { chargeIn, levyIn, resolvedIn } from '../../functions/accounts/levies/testing/levies-in';
import type { StoredCharge, StoredLevy } from '../../functions/accounts/levies/levy-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { enrol } from '../../tests/support/people';
import { type District, handOf, openThisYear } from './district';
import { withMerchant } from './due-exercises';
import { exercises, NOTHING, once, tenfold } from './exercise';

const WATER = { kind: 'water' as const, basis: { previous: 1, present: 9 } };
const NOT_GIVEN = { kind: 'water' as const, state: 'prepared' as const, given: undefined };

/** A charge of the resident's, of a levy of its own. */
async function charged(d: District, more: Partial<StoredCharge> = {}, levyMore: Partial<StoredLevy> = {}) {
  const of = await levyIn(d.village.code, { kind: 'water', ...levyMore });
  return chargeIn(of, d.resident.personId, { ...WATER, ...more });
}
const onCharge = async (d: District) => {
  const { chargeId } = (await charged(d)).charge;
  return { on: { chargeId } };
};

/** A levy with so many charges, all of them the resident's. */
const longLevy = once(async (d) => {
  let levy = await levyIn(d.village.code);
  for (let made = 0; made < 30 * d.size; made += 1) ({ levy } = await chargeIn(levy, d.resident.personId));
  return levy;
});
const withLevies = once(async (d) => {
  for (let made = 0; made < 30 * d.size; made += 1) await levyIn(d.village.code, { dueOn: '2020-01-01' });
  return {};
});
const MANY = 'the levies of a village, or the charges of one levy and of one person';

/** 一事一议筹资、水费. */
export const levyExercises = exercises(NOTHING, {
  listLevies: tenfold(MANY, withLevies),
  listLevyDesk: tenfold(MANY, withLevies),
  listCharges: tenfold(MANY, async (d) => ({ params: { levyId: (await longLevy(d)).levyId } })),
  listMyCharges: tenfold(
    MANY,
    async (d) => {
      await longLevy(d);
      return {};
    },
    'each charge of a page may be of another levy, which is read: twenty at the most',
  ),
  prepareLevy: async (d) => {
    const dueOn = addDays(dayInChina(now()), 20);
    const decisionId = await resolvedIn(d.village.code);
    return { body: { kind: 'water', rateFen: 285, month: '2026-10', decisionId, dueOn } };
  },
  addCharges: async ({ village: { code } }) => {
    const { levyId } = await levyIn(code, NOT_GIVEN);
    const name = `石${newId().slice(-3)}`;
    const { idNumber } = await enrol(name, { villageCode: code });
    return { params: { levyId }, body: { lines: [{ name, idNumber, basis: WATER.basis }] } };
  },
  decideLevy: async (d) => {
    const decisionId = await resolvedIn(d.village.code);
    const { levyId, version } = (await charged(d, {}, { ...NOT_GIVEN, decisionId })).levy;
    return { on: { levyId, version }, body: { agrees: true } };
  },
  correctCharge: async (d) => ({
    ...(await onCharge(d)),
    body: { reason: 'misread', basis: { previous: 1, present: 5 }, version: 1 },
  }),
  decideChargeCorrection: async (d) => {
    const correction = { asked: handOf(d.cadre), reason: 'notTheirs' as const };
    const { chargeId, version } = (await charged(d, { correction })).charge;
    return { on: { chargeId, version }, body: { agrees: true } };
  },
  noteChargeCash: async (d) => {
    await openThisYear(d);
    return { ...(await onCharge(d)), body: { version: 1 } };
  },
  showChargeDue: onCharge,
  payCharge: async (d) => {
    await withMerchant();
    return onCharge(d);
  },
});
