import type { Act } from '../../functions/custody/opening';
import { openingRows, REASON } from './custody-rows';
import { type District, type Person, write } from './district';
import { type Call, exercises, NOTHING, tenfold } from './exercise';
import { filed } from './report-rows';

const ask = (by: Person): [Act, Person] => [{ command: 'ask', reason: REASON }, by];
const consent = (by: Person): [Act, Person] => [{ command: 'consent' }, by];

/** A custodian's step on an opening after these. */
const step =
  (by: 'custodian' | 'otherCustodian', acts: (d: District) => [Act, Person][] = () => []) =>
  async (d: District): Promise<Call> => {
    const { rows, opening } = await openingRows({ ...d, code: d.village.code }, ...acts(d));
    await write(rows);
    return { by, on: opening, body: { version: opening.version, reason: REASON } };
  };
const afterAsking = step('otherCustodian', (d) => [ask(d.custodian)]);

/** 身份保管. */
export const custodyExercises = exercises('what the custodians of the district have to decide', {
  showReporterPhone: tenfold(NOTHING, async (d) => ({ on: await filed(d) })),
  wantIdentity: async (d) => ({
    on: await filed(d, { about: 'cadre', accusedPersonId: d.cadre.personId, confidential: true }),
    body: { reason: REASON },
  }),
  listIdentityOpenings: { query: { which: 'open' } },
  askToOpenIdentity: step('custodian'),
  consentToOpenIdentity: afterAsking,
  refuseToOpenIdentity: afterAsking,
  openReporterIdentity: step('custodian', (d) => [ask(d.custodian), consent(d.otherCustodian)]),
});
