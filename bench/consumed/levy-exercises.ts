import {
  addCharges,
  correctCharge,
  decideChargeCorrection,
  decideLevy,
  listCharges,
  listLevies,
  listLevyDesk,
  listMyCharges,
  noteChargeCash,
  prepareLevy,
} from '@shared/accounts/levies';
import { addDays, dayInChina } from '@shared/time';
import { payCharge, showChargeDue } from '@shared/wechat-pay/dues';
import { chargeIn, levyIn, resolvedIn } from '../../functions/accounts/levies/testing/levies-in';
import type { StoredCharge, StoredLevy } from '../../functions/accounts/levies/levy-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { enrol } from '../../tests/support/people';
import { type District, handOf, openThisYear } from './district';
import { withMerchant } from './due-exercises';
import { exercise, type Exercise, once, tenfold } from './exercise';

const WATER = { kind: 'water' as const, basis: { previous: 1, present: 9 } };
const NOT_GIVEN = { kind: 'water' as const, state: 'prepared' as const, given: undefined };

/** A charge of the resident's, of a levy of its own. */
async function charged(d: District, more: Partial<StoredCharge> = {}, levyMore: Partial<StoredLevy> = {}) {
  const of = await levyIn(d.village.code, { kind: 'water', ...levyMore });
  const { charge, levy } = await chargeIn(of, d.resident.personId, { ...WATER, ...more });
  return { charge, levy, params: { chargeId: charge.chargeId } };
}
const ofCharge = async (d: District) => ({ params: (await charged(d)).params });

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
export const levyExercises: Exercise[] = [
  tenfold(MANY)(listLevies, withLevies),
  tenfold(MANY)(listLevyDesk, withLevies),
  tenfold(MANY)(listCharges, async (d) => ({ params: { levyId: (await longLevy(d)).levyId } })),
  tenfold(MANY, { grows: 'each charge of a page may be of another levy, which is read: twenty at the most' })(
    listMyCharges,
    async (d) => {
      await longLevy(d);
      return {};
    },
  ),
  exercise(prepareLevy, async (d) => {
    const dueOn = addDays(dayInChina(now()), 20);
    const decisionId = await resolvedIn(d.village.code);
    return { body: { kind: 'water', rateFen: 285, month: '2026-10', decisionId, dueOn } };
  }),
  exercise(addCharges, async ({ village: { code } }) => {
    const { levyId } = await levyIn(code, NOT_GIVEN);
    const name = `石${newId().slice(-3)}`;
    const { idNumber } = await enrol(name, { villageCode: code });
    return { params: { levyId }, body: { lines: [{ name, idNumber, basis: WATER.basis }] } };
  }),
  exercise(decideLevy, async (d) => {
    const decisionId = await resolvedIn(d.village.code);
    const { levy } = await charged(d, {}, { ...NOT_GIVEN, decisionId });
    return { params: { levyId: levy.levyId }, body: { agrees: true, version: levy.version } };
  }),
  exercise(correctCharge, async (d) => ({
    ...(await ofCharge(d)),
    body: { reason: 'misread', basis: { previous: 1, present: 5 }, version: 1 },
  })),
  exercise(decideChargeCorrection, async (d) => {
    const correction = { asked: handOf(d.cadre), reason: 'notTheirs' as const };
    const { charge, params } = await charged(d, { correction });
    return { params, body: { agrees: true, version: charge.version } };
  }),
  exercise(noteChargeCash, async (d) => {
    await openThisYear(d);
    return { ...(await ofCharge(d)), body: { version: 1 } };
  }),
  exercise(showChargeDue, ofCharge),
  exercise(payCharge, async (d) => {
    await withMerchant();
    return ofCharge(d);
  }),
];
