import {
  askToOpenIdentity,
  consentToOpenIdentity,
  listIdentityOpenings,
  openReporterIdentity,
  refuseToOpenIdentity,
  showReporterPhone,
  wantIdentity,
} from '@shared/custody/custody';
import type { AnyRoute } from '@shared/route';
import type { Act } from '../../functions/custody/opening';
import { openingRows, REASON } from './custody-rows';
import { type District, type Person, write } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { filed } from './report-rows';

const OPENINGS = 'what the custodians of the district have to decide';

const ask = (by: Person): [Act, Person] => [{ command: 'ask', reason: REASON }, by];
const consent = (by: Person): [Act, Person] => [{ command: 'consent' }, by];

const onOpening = (
  route: AnyRoute,
  who: 'custodian' | 'otherCustodian',
  acts: (d: District) => [Act, Person][] = () => [],
): Exercise =>
  tenfold(OPENINGS)(route, async (d) => {
    const { rows, opening } = await openingRows({ ...d, code: d.village.code }, ...acts(d));
    await write(rows);
    const { reportId, openingId, version } = opening;
    return { token: d[who].token, params: { reportId, openingId }, body: { version, reason: REASON } };
  });

/** 身份保管. */
export const custodyExercises: Exercise[] = [
  exercise(showReporterPhone, async (d) => {
    const { reportId } = await filed(d);
    return { params: { reportId } };
  }),
  tenfold(OPENINGS)(wantIdentity, async (d) => {
    const { reportId } = await filed(d, { about: 'cadre', accusedPersonId: d.cadre.personId, confidential: true });
    return { params: { reportId }, body: { reason: REASON } };
  }),
  tenfold(OPENINGS)(listIdentityOpenings, () => ({ query: { which: 'open' } })),
  onOpening(askToOpenIdentity, 'custodian'),
  onOpening(consentToOpenIdentity, 'otherCustodian', (d) => [ask(d.custodian)]),
  onOpening(refuseToOpenIdentity, 'otherCustodian', (d) => [ask(d.custodian)]),
  onOpening(openReporterIdentity, 'custodian', (d) => [ask(d.custodian), consent(d.otherCustodian)]),
];
