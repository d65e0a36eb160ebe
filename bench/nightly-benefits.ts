import { type Figures, rounded } from './measure';
import { withTestServers } from './with-test-servers';

const PERSONS = 4;
const SIZES = [158, 1_580];
const AT = '2026-11-20T03:00:00.000Z';

interface NightRow {
  villages: number;
  seconds: number;
  unitsEach: number;
  writtenEach: number;
  requestsEach: number;
}

/** What a night's counting of subsidies takes with so many villages: seconds here, units and requests a village. */
export const measureNightlyBenefits = (): Promise<Figures<NightRow>> =>
  withTestServers(async () => {
    const { freshTables } = await import('../tests/support/tables');
    const { consumedBy } = await import('../tests/support/consumed');
    const { idNumberOf } = await import('../tests/support/people');
    const { put, puts } = await import('../scripts/seed/row');
    const { writeRows } = await import('../scripts/seed/write');
    const { largeDistrictRows, largeVillage } = await import('./district/large-district');
    const { PersonEntity, rosterPerson } = await import('../functions/identity/person-store');
    const { PersonFactsEntity } = await import('../functions/subsidies/eligibility/person-facts-store');
    const { EligibilityRuleEntity } = await import('../functions/subsidies/eligibility/eligibility-store');
    const { ProgramEntity } = await import('../functions/subsidies/program-store');
    const { eligibilityRows } = await import('../scripts/seed/eligibility');
    const { programRows } = await import('../scripts/seed/programs');
    const { forgetDivisions } = await import('../functions/identity/division-store');
    const { newId } = await import('../functions/platform/id');
    const { countBenefits } = await import('../functions/supervision/benefits/count-benefits');
    const rows: NightRow[] = [];
    for (const villages of SIZES) {
      await freshTables();
      // Whoever asked before has the smaller district's villages.
      forgetDivisions();
      const district = { code: '511599', villages };
      await writeRows([
        ...largeDistrictRows(district, 0),
        ...puts(ProgramEntity, programRows()),
        ...puts(EligibilityRuleEntity, eligibilityRows()),
      ]);
      await writeRows(
        Array.from({ length: villages }, (_, place) => largeVillage(district, place)).flatMap(({ code }) =>
          Array.from({ length: PERSONS }, (__, one) => {
            const entry = { personId: newId(), name: '户主', villageCode: code, group: '1组', householdId: newId() };
            const person = rosterPerson({ ...entry, relation: 'head', idNumber: idNumberOf(one, '1970-01-01') });
            const facts = { personId: entry.personId, facts: { landMu: 3, abandonedLand: false } };
            return [
              put(PersonEntity, person),
              put(PersonFactsEntity, { ...facts, asOf: '2026-06-01', source: '名册' }),
            ];
          }).flat(),
        ),
      );
      const begun = performance.now();
      const { units, writeUnits, requests } = await consumedBy(() => countBenefits(district.code, AT));
      const seconds = (performance.now() - begun) / 1000;
      const each = (count: number) => rounded(count / villages);
      rows.push({
        ...{ villages, seconds: rounded(seconds) },
        ...{ unitsEach: each(units), writtenEach: each(writeUnits), requestsEach: each(requests) },
      });
    }
    return {
      how: `countBenefits over villages of ${PERSONS} persons each; flat units a village are the figure.`,
      rows,
    };
  });
