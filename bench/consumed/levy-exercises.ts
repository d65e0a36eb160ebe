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
import { addDays, dayInChina, yearOf } from '@shared/time';
import { payCharge, showChargeDue } from '@shared/wechat-pay/dues';
import { chargeIn, levyIn, resolvedIn } from '../../functions/accounts/levies/testing/levies-in';
import type { StoredCharge, StoredLevy } from '../../functions/accounts/levies/levy-store';
import { openYear } from '../../functions/accounts/open-year';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { enrol } from '../../tests/support/people';
import { type District } from './district';
import { withMerchant } from './due-exercises';
import { exercise, type Exercise, tenfold } from './exercise';

const WATER = { kind: 'water' as const, rateFen: 285, month: '2026-10' };
const inVillage = (d: District) => ({ villageCode: d.village.code });
const levies = new WeakSet<District>();
const long = new WeakMap<District, StoredLevy>();

/** A charge of the resident's, of a levy of its own. */
async function charged(d: District, more: Partial<StoredCharge> = {}, levyMore: Partial<StoredLevy> = {}) {
  const water = { kind: 'water' as const, basis: { previous: 1, present: 9 } };
  const { charge, levy } = await chargeIn(
    await levyIn(d.village.code, { kind: 'water', ...levyMore }),
    d.resident.personId,
    {
      ...water,
      ...more,
    },
  );
  return { charge, levy, params: { ...inVillage(d), chargeId: charge.chargeId } };
}

/** A levy with so many charges, all of them the resident's. */
async function longLevy(d: District): Promise<StoredLevy> {
  let levy = long.get(d);
  if (levy) return levy;
  levy = await levyIn(d.village.code);
  for (let made = 0; made < 30 * d.size; made += 1) ({ levy } = await chargeIn(levy, d.resident.personId));
  long.set(d, levy);
  return levy;
}

const withLevies = async (d: District) => {
  if (!levies.has(d))
    for (let made = 0; made < 30 * d.size; made += 1) await levyIn(d.village.code, { dueOn: '2020-01-01' });
  levies.add(d);
};
const MANY = 'the levies of a village, or the charges of one levy and of one person';

/** 一事一议筹资、水费. */
export const levyExercises: Exercise[] = [
  tenfold(MANY)(listLevies, async (d) => {
    await withLevies(d);
    return { params: inVillage(d) };
  }),
  tenfold(MANY)(listLevyDesk, async (d) => {
    await withLevies(d);
    return { params: inVillage(d) };
  }),
  tenfold(MANY)(listCharges, async (d) => {
    const { levyId } = await longLevy(d);
    return { params: { ...inVillage(d), levyId } };
  }),
  tenfold(MANY, { grows: 'each charge of a page may be of another levy, which is read: twenty at the most' })(
    listMyCharges,
    async (d) => {
      await longLevy(d);
      return {};
    },
  ),
  exercise(prepareLevy, async (d) => {
    const dueOn = addDays(dayInChina(now()), 20);
    const body = { ...WATER, decisionId: await resolvedIn(d.village.code), dueOn };
    return { params: inVillage(d), body };
  }),
  exercise(addCharges, async (d) => {
    const { levyId } = await levyIn(d.village.code, { kind: 'water', state: 'prepared', given: undefined });
    const name = `石${newId().slice(-3)}`;
    const { idNumber } = await enrol(name, { villageCode: d.village.code });
    const lines = [{ name, idNumber, basis: { previous: 1, present: 9 } }];
    return { params: { ...inVillage(d), levyId }, body: { lines } };
  }),
  exercise(decideLevy, async (d) => {
    const decisionId = await resolvedIn(d.village.code);
    const { levy } = await charged(d, {}, { decisionId, state: 'prepared', given: undefined });
    const params = { ...inVillage(d), levyId: levy.levyId };
    return { params, body: { agrees: true, version: levy.version } };
  }),
  exercise(correctCharge, async (d) => {
    const { params } = await charged(d);
    const body = { reason: 'misread' as const, basis: { previous: 1, present: 5 }, version: 1 };
    return { params, body };
  }),
  exercise(decideChargeCorrection, async (d) => {
    const asked = { accountId: d.cadre.accountId, personId: d.cadre.personId, name: d.cadre.name, at: now() };
    const { charge, params } = await charged(d, { correction: { asked, reason: 'notTheirs' } });
    return { params, body: { agrees: true, version: charge.version } };
  }),
  exercise(noteChargeCash, async (d) => {
    const { code, name } = d.village;
    const book = { villageCode: code, villageName: name, townName: name, year: yearOf(dayInChina(now())) };
    await openYear(book, 0, now(), 'bench').catch(() => undefined);
    return { params: (await charged(d)).params, body: { version: 1 } };
  }),
  exercise(showChargeDue, async (d) => ({ params: (await charged(d)).params })),
  exercise(payCharge, async (d) => {
    await withMerchant();
    return { params: (await charged(d)).params };
  }),
];
