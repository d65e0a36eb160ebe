import { requestChallenge } from '@shared/challenge';
import { showMe } from '@shared/identity/identity';
import { countUnreadMessages, listMessages } from '@shared/messages/messages';
import { acceptReport, answerReport, showReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import type { AnyRoute } from '@shared/route';
import { newSecret } from '../../functions/platform/sealed';
import { LAMP } from '../../functions/reports/testing/lamp';
import { freshDistrict, type Person, personNamed } from '../../functions/reports/testing/people';
import { callApi, type Request } from '../support/api';
import { solved } from '../support/challenge';
import { consumedBy } from '../support/consumed';
import { DISTRICT, NIUJIAO, TOWN } from '../support/people';
import { sentPicture } from '../support/pictures';

let cadre: Person;
let reporter: Person;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  await personNamed('赵敏', { role: 'township', division: TOWN });
  await personNamed('周正', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
});

/** How many requests to DynamoDB a call takes that is answered. */
async function requestsOf(route: AnyRoute, call: Request): Promise<number> {
  const { requests, result } = await consumedBy(() => callApi(route, call));
  expect(result.status).toBe(200);
  return requests;
}

const named = async () => ({
  token: reporter.token,
  body: { ...LAMP, mode: 'named', again: true, mediaIds: [await sentPicture(reporter.token)] },
});

async function anonymous() {
  const { body: challenge } = await callApi(requestChallenge, { body: { purpose: 'report' } });
  return { query: { proof: solved(challenge) }, body: { ...LAMP, draftKey: newSecret() } };
}

// A request is a sixth of a millisecond of CPU and one more wait for who calls (ADR 114): one that is read twice is found here.
test('what people call most takes no more requests to DynamoDB than it needs', async () => {
  // Names of places are kept in memory after this one.
  const { reportId } = (await callApi(submitReport, await named())).body;
  const onReport = { token: cadre.token, params: { reportId } };
  const counted = {
    showMe: await requestsOf(showMe, { token: reporter.token }),
    listMessages: await requestsOf(listMessages, { token: reporter.token }),
    countUnreadMessages: await requestsOf(countUnreadMessages, { token: reporter.token }),
    submitReport: await requestsOf(submitReport, await named()),
    submitAnonymousReport: await requestsOf(submitAnonymousReport, await anonymous()),
    acceptReport: await requestsOf(acceptReport, { ...onReport, body: { version: 1 } }),
    answerReport: await requestsOf(answerReport, {
      ...onReport,
      body: { version: 2, text: '路灯已经换新，昨天晚上亮了。', mediaIds: [await sentPicture(cadre.token)] },
    }),
    showReport: await requestsOf(showReport, onReport),
  };
  expect(counted).toEqual({
    showMe: 3,
    listMessages: 6,
    countUnreadMessages: 3,
    submitReport: 16,
    submitAnonymousReport: 17,
    acceptReport: 19,
    answerReport: 14,
    showReport: 8,
  });
});
