import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestUpload } from '@shared/media/media';
import { listWork, showReport, submitReport } from '@shared/reports/reports';
import { signIn } from '@shared/identity/identity';
import { checkTrail } from '../../functions/reports/trail/check-trail';
import { keptTrail } from '../../functions/reports/trail/trail-store';
import { freshDistrict, type Person, personNamed } from '../../functions/reports/testing/people';
import { aroundDynamoDB } from '../../functions/platform/dynamodb';
import { callApi, loginCode } from '../support/api';
import { breakable, type Breakable } from '../support/breakable';
import { NIUJIAO } from '../support/people';

/** A line for what this worker's functions speak to, in the place of what stood in their environment. */
async function onBreakable(variable: string): Promise<Breakable> {
  const behind = process.env[variable]!;
  const made = await breakable(behind);
  process.env[variable] = made.endpoint;
  return { ...made, stop: async () => ((process.env[variable] = behind), made.stop()) };
}

let rows: Breakable;
let wechat: Breakable;
let cadre: Person;
let residents: Person[];

beforeAll(async () => {
  // Before the first command: the functions' connection is made with it.
  rows = await onBreakable('DYNAMODB_ENDPOINT');
  wechat = await onBreakable('WECHAT_API_BASE');
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: NIUJIAO });
  residents = await Promise.all(['李秀英', '张德明', '刘玉兰', '陈大伟'].map((name) => personNamed(name)));
});
afterAll(async () => {
  await rows.stop();
  await wechat.stop();
});

const reportOf = (description: string) => ({
  mode: 'named' as const,
  villageCode: NIUJIAO,
  category: 'works' as const,
  description,
  about: { kind: 'village' as const },
  mediaIds: [] as string[],
  // The same words would be known again: here the key alone must do it.
  again: true,
});

/** As the phone does: the same again under the same key, until it has an answer. @returns the report, and what was said meanwhile */
async function sendUntilAccepted({ token }: Person, description: string) {
  const key = randomUUID();
  const said: { status: number; code?: string; message?: string }[] = [];
  for (;;) {
    const { status, body } = await callApi(submitReport, { token, key, body: reportOf(description) });
    if (status === 200) return { reportId: body.reportId, said };
    said.push({ status, code: body.code, message: body.message });
    await sleep(100);
  }
}

/** Longer than all tries of one call. */
const OUTAGE_MS = 1200;

/** Every third write is done and not answered, and then nobody answers for a while: the phone has to send it again. @returns what ends it */
function loseAnswersOfWrites(line: Breakable): () => void {
  let writes = 0;
  let isBroken = false;
  const breakIt = async () => {
    isBroken = true;
    line.set('deaf');
    await sleep(150);
    line.set('down');
    await sleep(OUTAGE_MS);
    line.set('up');
    isBroken = false;
  };
  return aroundDynamoDB('try', (next) => (operation, input) => {
    if (operation === 'TransactWriteItems' && !isBroken && (writes += 1) % 3 === 0) void breakIt();
    return next(operation, input);
  });
}

test('a database that goes and comes while reports are sent loses none and takes none twice', async () => {
  const end = loseAnswersOfWrites(rows);
  const sending = Promise.all(
    residents.map(async (resident, place) => {
      const accepted = [];
      for (let nth = 0; nth < 5; nth += 1)
        accepted.push(await sendUntilAccepted(resident, `第${place}组第${nth}盏路灯坏了三个月没人修`));
      return accepted;
    }),
  );
  const accepted = (await sending.finally(end)).flat();
  await sleep(OUTAGE_MS + 200);
  const ids = accepted.map(({ reportId }) => reportId);
  expect(rows.cut()).toBeGreaterThan(10);
  expect(new Set(ids).size).toBe(20);

  const { body: work } = await callApi(listWork, { token: cadre.token, query: { role: 'cadre', limit: 50 } });
  expect(work.items.map(({ reportId }) => reportId).sort()).toEqual([...ids].sort());
  for (const reportId of ids) expect(checkTrail(await keptTrail(reportId))).toEqual([]);

  // Meanwhile each was told that the fault is ours, and that nothing they wrote is lost.
  const said = accepted.flatMap((each) => each.said);
  expect(said.length).toBeGreaterThan(0);
  for (const { status, code, message } of said) {
    expect([status, code]).toEqual([500, 'internal']);
    expect(message).toMatch(/[一-鿿]{6}/);
  }
});

test('WeChat that is gone says so in words, and the same person signs in when it is back', async () => {
  const code = await loginCode(`openid-outage-${randomUUID()}`);
  wechat.set('down');
  const refused = await callApi(signIn, { body: { code } });
  expect([refused.status, refused.body.code]).toEqual([503, 'wechat.unavailable']);
  wechat.set('up');
  expect((await callApi(signIn, { body: { code } })).status).toBe(200);
});

test('what needs no WeChat goes on without it: a report is taken, read and a file is let in', async () => {
  wechat.set('down');
  try {
    const { token } = residents[0]!;
    const { status, body } = await callApi(submitReport, { token, body: reportOf('微信断了也要能交的一件事') });
    expect(status).toBe(200);
    expect((await callApi(showReport, { token, params: { reportId: body.reportId } })).status).toBe(200);
    const upload = { kind: 'image' as const, contentType: 'image/jpeg', bytes: 1000 };
    expect((await callApi(requestUpload, { token, body: upload })).status).toBe(200);
  } finally {
    wechat.set('up');
  }
});
