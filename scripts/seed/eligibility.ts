import { EligibilityRule } from '@shared/subsidies/eligibility';
import type { KnownFacts } from '@shared/subsidies/facts';
import { PublicityRule } from '@shared/subsidies/publicity';
import * as z from '@shared/zod';
import type { StoredPersonFacts } from '../../functions/subsidies/eligibility/person-facts-store';
import type { StoredPayment } from '../../functions/subsidies/payment-store';
import { AS_OF_DAY, ageOn } from './calendar';
import { readJson, type SeedVillage } from './districts';
import type { Household, Resident, Traits } from './people';

/** The rules as the file has them; a row that the language does not know stops the seed. */
export const eligibilityRows = (): EligibilityRule[] =>
  z.parse(z.array(EligibilityRule), readJson<unknown>('eligibility.json'));
export const publicityRules = (): PublicityRule[] =>
  z.parse(z.array(PublicityRule), readJson<unknown>('publicity.json'));

const SOURCE = '演示数据：按区里各部门的名册编的';

const STANDING: Record<string, keyof KnownFacts> = {
  unattendedChild: 'unattended',
  conscript: 'conscriptAtHome',
  formerCadre: 'formerCadre',
  formerDoctor: 'formerDoctor',
  vaccinator: 'vaccinator',
  ranger: 'ranger',
  publicPost: 'publicPost',
  onlyChildParent: 'oneChildOrTwoDaughters',
  fisher: 'formerFisher',
};

/** What is on a list only once it was done: that there was a payment shows that it was. */
const SHOWN_BY_PAYMENT: Record<string, keyof KnownFacts> = {
  BT05: 'boughtMachine',
  BT10: 'reclaimedLand',
  BT12: 'culledAnimals',
  BT13: 'deadAnimalsHandled',
  BT16: 'toiletRebuilt',
  BT18: 'povertyLoan',
  BT19: 'worksOtherProvince',
  BT20: 'startedIndustry',
  BT33: 'suddenHardship',
  BT43: 'wheelchairCar',
  BT68: 'dangerousHouse',
};

function farmFacts({ farm, reservoirMigrants }: Household): KnownFacts {
  const { landMu, paddyMu, rapeseedMu, sorghumMu, soyCornMu, forestMu, returnedMu, rentedMu } = farm;
  return {
    landMu,
    rentedMu,
    ...(landMu > 0 && { abandonedLand: false }),
    growsRice: paddyMu > 0,
    growsRapeseed: rapeseedMu > 0,
    growsSoyCorn: soyCornMu > 0,
    sorghumOrder: sorghumMu > 0,
    ...(paddyMu > 0 && { growsGrain: true }),
    publicForest: forestMu > 0,
    returnedExtended: returnedMu > 0,
    reservoirMigrant: reservoirMigrants > 0,
  };
}

function schoolFacts({ members }: Household): KnownFacts {
  const schools = new Set(members.map(({ traits }) => traits.student));
  return {
    inKindergarten: schools.has('kindergarten'),
    inCompulsory: schools.has('primary') || schools.has('junior'),
    inSenior: schools.has('senior'),
    inVocational: schools.has('vocational'),
  };
}

/** Children under three: whose they are the roster of a household does not say, so for an elder it is a guess left open. */
function childFacts({ members }: Household): KnownFacts {
  const youngest = members
    .map(({ bornOn }) => bornOn)
    .sort()
    .at(-1)!;
  return ageOn(youngest, AS_OF_DAY) < 18 ? { hasChild: true, youngestChildBornOn: youngest } : {};
}

function veteranFacts({ veteran }: Traits): KnownFacts {
  return {
    veteranRural: veteran === 'rural',
    veteranSick: veteran === 'sick',
    veteranWar: veteran === 'war',
    ...(veteran === 'rural' && { regularPension: false }),
  };
}

/** What the district's lists would say of a person: it agrees with what they are paid. Some things nobody has listed. */
function factsOf(person: Resident, household: Household, urban: boolean, paid: ReadonlySet<string>): KnownFacts {
  const { traits, sex, bornOn } = person;
  const rural = !urban || traits.onlyChildParent || traits.lowIncome || household.farm.landMu > 0;
  const shown = Object.entries(SHOWN_BY_PAYMENT).flatMap(([code, fact]) => (paid.has(code) ? [[fact, true]] : []));
  return {
    bornOn,
    sex,
    hukou: rural ? 'village' : 'town',
    dibao: household.members.some((member) => member.traits.lowIncome),
    tekun: traits.destitute ?? false,
    tuopin: household.liftedFromPoverty,
    ...farmFacts(household),
    ...schoolFacts(household),
    ...childFacts(household),
    ...veteranFacts(traits),
    ...Object.fromEntries(
      Object.entries(STANDING).map(([trait, fact]) => [fact, traits[trait as keyof Traits] === true]),
    ),
    conscriptAtHome: household.members.some((member) => member.traits.conscript),
    disabilityGrade: traits.disability ? String(traits.disability) : 'none',
    ...(paid.has('BT43') && { disabilityKind: 'limb' }),
    ...Object.fromEntries(shown),
  };
}

/** A row for each person of a village. */
export function personFactsOf(
  village: SeedVillage,
  households: readonly Household[],
  payments: readonly StoredPayment[],
): StoredPersonFacts[] {
  const codes = new Map<string, Set<string>>();
  for (const { personId, programCode } of payments.filter(({ paidOn }) => paidOn.startsWith(AS_OF_DAY.slice(0, 4))))
    codes.set(personId, (codes.get(personId) ?? new Set()).add(programCode));
  return households.flatMap((household) =>
    household.members.map((person) => ({
      personId: person.personId,
      facts: factsOf(person, household, village.urban, codes.get(person.personId) ?? new Set()),
      asOf: AS_OF_DAY,
      source: SOURCE,
    })),
  );
}
