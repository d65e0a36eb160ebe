import { countUnreadMessages, listMessages, markMessagesRead } from '@shared/messages/messages';
import { writeAnonymousLetter, writeLetter } from '@shared/reports/mailbox';
import { requestAnonymousUpload, requestUpload } from '@shared/media/media';
import {
  acceptReport,
  answerReport,
  listMyReports,
  openAnonymousReport,
  rateAnonymousAnswer,
  rateAnswer,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import {
  askForMaterial,
  reopenReport,
  supplyAnonymousMaterial,
  supplyMaterial,
  withdrawAnonymousReport,
  withdrawReport,
} from '@shared/reports/commands';
import { refreshSession, showMe } from '@shared/identity/identity';
import { isInstant, startOfDay } from '@shared/time';
import type { AnyRoute } from '@shared/route';
import { solved } from '../support/challenge';
import { requestChallenge } from '@shared/challenge';
import sharp from 'sharp';
import { processArrival, sendFile } from '../../functions/media/testing/upload';
import { setClock } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { lookupHash, newSecret, reporterAlias } from '../../functions/platform/sealed';
import { freshDistrict, personNamed, type Person } from '../../functions/reports/testing/people';
import { callApi, signInAs } from '../support/api';
import { deliverStreams } from '../support/deliver';
import { everyObject } from '../support/every-object';
import { everyRow } from '../support/every-row';
import { closePairs } from '../support/instants';
import { NIUJIAO, DISTRICT } from '../support/people';

const NAME = '欧阳无双';
const ADDRESS = '203.0.113.77';
const AGENT = 'NosyPhone/8.2 MicroMessenger/8.0.50 (HUAWEI-ALN-AL00)';

let sender: Person;
let cadre: Person;
/** A report of theirs under their name. */
let named: string;
let logLines: string[];
let secrets: string[];

/** As the sender's phone calls: from its address, as its browser, with its token even where it is not wanted. */
const phone = <R extends AnyRoute>(
  route: R,
  body: object,
  params?: Record<string, string>,
  query?: Record<string, string>,
) =>
  callApi(route, {
    token: sender.token,
    sourceIp: ADDRESS,
    headers: { 'user-agent': AGENT, 'x-forwarded-for': ADDRESS, cookie: `sid=${sender.token}`, referer: sender.openid },
    ...(params && { params }),
    ...(query && { query }),
    ...(route.method !== 'GET' && { body }),
  });
const ok = async <R extends AnyRoute>(answer: ReturnType<typeof callApi<R>>) => {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return body;
};

const picture = (red: number) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 120, b: 60 } } })
    .jpeg()
    .toBuffer();
const upload = async (draftKey: string, red: number) => {
  const bytes = await picture(red);
  const ticket = await ok(
    phone(requestAnonymousUpload, { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length, draftKey }),
  );
  expect((await sendFile(ticket, bytes)).status).toBe(201);
  await processArrival(ticket.mediaId);
  return ticket.mediaId;
};

const draft = {
  villageCode: NIUJIAO,
  category: 'environment',
  description: '水塘边的垃圾堆了半个月没有人收',
  about: { kind: 'village' },
};
const MATERIAL = '请再拍一张近一点的照片';
const ANSWER = '已经请人清运，昨天收干净了，欢迎去看。';

interface Snapshot {
  rows: Map<string, string>;
  objects: Set<string>;
}
const snapshot = async (): Promise<Snapshot> => ({
  rows: new Map((await everyRow()).map((row) => [`${String(row.pk)}|${String(row.sk)}`, JSON.stringify(row)])),
  objects: new Set((await everyObject()).map(({ key }) => key)),
});
/** The rows that came or changed since. */
const changedSince = async ({ rows }: Snapshot) =>
  (await everyRow()).filter((row) => rows.get(`${String(row.pk)}|${String(row.sk)}`) !== JSON.stringify(row));

beforeEach(async () => {
  await freshDistrict({ streams: true });
  sender = await personNamed(NAME);
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  await personNamed('周正', { role: 'regulator', division: DISTRICT });
  // The same person in all that has ids and times: a named report, an upload of their own, messages that were read.
  const bytes = await picture(1);
  await ok(phone(requestUpload, { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length }));
  const body = { ...draft, mode: 'named', description: '村口路灯坏了半年', mediaIds: [] };
  named = (await ok(phone(submitReport, body))).reportId;
  await ok(callApi(acceptReport, { token: cadre.token, params: { reportId: named }, body: { version: 1 } }));
  await deliverStreams();
  await ok(phone(listMessages, {}));
  await ok(phone(markMessagesRead, {}));
  const rows = await everyRow();
  const account = rows.find(({ pk }) => pk === `ACCOUNT#${sender.accountId}`)!;
  const [sessionId, secret] = sender.token.split('.') as [string, string];
  secrets = [
    sender.openid,
    lookupHash('openid', sender.openid),
    sender.accountId,
    sender.personId,
    sender.idNumber,
    NAME,
    String(account.sealedPhone),
    String(account.maskedPhone),
    ADDRESS,
    AGENT,
    'NosyPhone',
    'NosyName',
    sessionId,
    secret,
  ];
  logLines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    logLines.push(String(chunk));
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

const officeActs = async (reportId: string, supply: (version: number) => Promise<unknown>) => {
  const as = { token: cadre.token, params: { reportId } };
  await ok(callApi(acceptReport, { ...as, body: { version: 1 } }));
  await ok(callApi(askForMaterial, { ...as, body: { version: 2, text: MATERIAL } }));
  await deliverStreams();
  await supply(3);
  await ok(callApi(answerReport, { ...as, body: { version: 4, text: ANSWER, mediaIds: [] } }));
  await deliverStreams();
};

const holding = (text: string, among: readonly string[]) => among.filter((secret) => text.includes(secret));

/** Everything the flow left, as text, by where it stands. */
async function leftBy(before: Snapshot): Promise<[where: string, text: string][]> {
  const objects = (await everyObject()).filter(({ key }) => !before.objects.has(key));
  expect(objects.length).toBeGreaterThanOrEqual(4);
  expect(logLines.length).toBeGreaterThan(10);
  return [
    ...objects.flatMap(({ key, headers, bytes }): [string, string][] => [
      [`object ${key}`, key + headers],
      [`bytes of ${key}`, `${bytes.toString('utf8')}${bytes.toString('latin1')}`],
    ]),
    ...logLines.map((line): [string, string] => ['log', line]),
  ];
}

/** Words of the product's own, which stand in many people's rows: commands and kinds, a place's code, a file type, keys of indexes. */
const EVERYBODYS =
  /^([a-z]+([A-Z][a-z]+)*|5115\d+|image\/jpeg|LINK#\d{8}|FINGERPRINT|FILED#\d+|(WORK|DISTRICT)#\d+#(open|done)|村里的事，由村里来办)$/;

/** Values that rows could be joined by: every string in them and its parts, and long numbers. */
function valuesOf(rows: readonly Record<string, unknown>[]): Set<string> {
  const values = new Set<string>();
  const add = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(add);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
    else if (typeof value === 'number' && value > 1_000_000) values.add(String(value));
    else if (typeof value === 'string')
      [value, ...value.split(/[#|]/)]
        .filter((part) => part.length >= 10 && !EVERYBODYS.test(part))
        .forEach((part) => values.add(part));
  };
  for (const { _et, ...row } of rows) add(row);
  // The day is the county's: between eleven and one at night the hour that a session keeps is the midnight that a report keeps.
  return new Set([...values].filter((value) => !isMidnight(value)));
}

const isMidnight = (value: string): boolean => {
  const instant = /^\d{10}$/.test(value) ? new Date(Number(value) * 1000).toISOString() : value;
  return isInstant(instant) && startOfDay(instant) === instant;
};

/** Rows that end after thirty days say so to the second: what was done in the same second as a report is the test's own haste. */
const aSecondLater = () => new Promise((done) => setTimeout(done, 1_100));

test('an anonymous report leaves no trace of who sent it: in no row, no object, no line of a log', async () => {
  await aSecondLater();
  const before = await snapshot();
  const draftKey = newSecret();
  const mediaId = await upload(draftKey, 2);
  const proof = solved((await callApi(requestChallenge)).body);
  const sent = await ok(
    phone(submitAnonymousReport, { ...draft, mediaIds: [mediaId], draftKey }, undefined, { proof }),
  );
  const { receiptNo, reportId } = sent;
  await deliverStreams();
  // Meanwhile the same phone is signed in, and in use.
  await ok(phone(showMe, {}));
  await ok(phone(countUnreadMessages, {}));
  await ok(phone(openAnonymousReport, { receiptNo }));
  await ok(phone(writeAnonymousLetter, { receiptNo, text: '味道很大，小孩都绕着走', mediaIds: [] }));
  await officeActs(reportId, async (version) => {
    const followUp = newSecret();
    const second = await upload(followUp, 3);
    const body = { receiptNo, version, text: '补一张近的', mediaIds: [second], draftKey: followUp };
    await ok(phone(supplyAnonymousMaterial, body));
    secrets.push(followUp);
  });
  await ok(phone(rateAnonymousAnswer, { receiptNo, version: 5, stars: 4, comment: '收干净了' }));
  await deliverStreams();
  secrets.push(draftKey, receiptNo, receiptNo.replace(/(\d{4})(?=\d)/g, '$1 '), reporterAlias(sender.personId));
  const changed = await changedSince(before);
  expect(changed.filter(({ pk }) => pk === `REPORT#${reportId}`).length).toBeGreaterThan(5);
  // Not even one's own rows changed: nothing says that this account was at it then.
  for (const row of changed)
    expect([row.pk, row.sk, holding(JSON.stringify(row), secrets)]).toEqual([row.pk, row.sk, []]);
  for (const [where, text] of await leftBy(before)) expect([where, holding(text, secrets)]).toEqual([where, []]);
});

test('a confidential report is joined to its sender by the keyed alias alone', async () => {
  await aSecondLater();
  const before = await snapshot();
  const draftKey = newSecret();
  const mediaId = await upload(draftKey, 4);
  const body = { ...draft, mode: 'confidential', mediaIds: [mediaId], draftKey };
  const { reportId, receiptNo: referenceNo } = await ok(phone(submitReport, body));
  await deliverStreams();
  await ok(phone(listMyReports, {}));
  await ok(phone(writeLetter, { text: '味道很大，小孩都绕着走', mediaIds: [] }, { reportId }));
  await officeActs(reportId, async (version) => {
    const followUp = newSecret();
    const second = await upload(followUp, 5);
    await ok(
      phone(supplyMaterial, { version, text: '补一张近的', mediaIds: [second], draftKey: followUp }, { reportId }),
    );
    secrets.push(followUp);
  });
  const shown = await ok(phone(showReport, {}, { reportId }));
  await ok(phone(rateAnswer, { version: shown.version, stars: 4, comment: '收干净了' }, { reportId }));
  await deliverStreams();
  // Their named report is answered too: both inboxes have something new when all is marked read at once.
  const text = '路灯线路老化，已经换了新的，昨晚就亮了。';
  const as = { token: cadre.token, params: { reportId: named } };
  await ok(callApi(answerReport, { ...as, body: { version: 2, text, mediaIds: [] } }));
  await deliverStreams();
  expect((await ok(phone(countUnreadMessages, {}))).count).toBeGreaterThanOrEqual(4);
  await ok(phone(markMessagesRead, {}));
  secrets.push(draftKey);
  const changed = await changedSince(before);
  const alias = reporterAlias(sender.personId);
  expect(changed.filter((row) => JSON.stringify(row).includes(alias)).length).toBeGreaterThan(3);
  const own = (row: Record<string, unknown>) => holding(JSON.stringify(row), secrets).length > 0;
  const rows = await everyRow();
  // No row is the sender's and the report's.
  for (const row of rows.filter(own))
    expect(holding(JSON.stringify(row), [reportId, mediaId, referenceNo, alias])).toEqual([]);
  // And nothing stands in a row of the one that stands in a row of the other.
  const theirs = rows.filter(own);
  const reports = changed.filter(
    (row) => JSON.stringify(row).includes(reportId) || JSON.stringify(row).includes(alias),
  );
  expect(theirs.length).toBeGreaterThan(5);
  const words = valuesOf(reports);
  // Who answered both of their reports is not who sent them.
  const shared = [...valuesOf(theirs)].filter((value) => words.has(value) && value !== cadre.personId);
  expect(shared).toEqual([]);
  for (const [where, text] of await leftBy(before))
    expect([where, holding(text, secrets.concat(alias))]).toEqual([where, []]);
});

describe('no two rows, one of the sender and one of the report, tell that they were written within ten minutes of each other', () => {
  const HOUR = 3_600_000;
  /** Tomorrow in China, when no role sleeps any more; each act has a minute and a second that no other has. */
  const midnight = Date.parse(startOfDay(new Date().toISOString())) + 24 * HOUR;
  let clock = 0;
  let restore = () => {};
  const atClock = (hour: number, rest: string) => {
    const [minutes, seconds] = rest.split(':').map(Number) as [number, number];
    clock = midnight + hour * HOUR + minutes * 60_000 + seconds * 1000;
  };
  beforeEach(() => {
    restore = setClock(() => new Date((clock += 7)));
  });
  afterEach(() => restore());

  /** The phone asks for a new token, as it must before it sends anything in someone's name, and looks at the messages. */
  const wakePhone = async () => {
    const { session } = await signInAs(sender.openid);
    const { body } = await callApi(refreshSession, { body: { refreshToken: session.refreshToken } });
    sender = { ...sender, token: body.accessToken };
    secrets.push(body.accessToken.split('.')[0]!);
    await ok(phone(showMe, {}));
    await ok(phone(listMessages, {}));
    await ok(phone(markMessagesRead, {}));
  };
  const wakeOffice = async () => {
    cadre = { ...cadre, token: (await signInAs(cadre.openid)).token };
  };

  /** What the sender does at one time, and the rows that it leaves: compared before anyone else does anything. */
  const comparing = async (report: { ids: string[] }, act: () => Promise<void>) => {
    const before = await snapshot();
    await wakePhone();
    await act();
    await deliverStreams();
    const changed = await changedSince(before);
    const told = (row: Record<string, unknown>, among: string[]) => holding(JSON.stringify(row), among).length > 0;
    const own = changed.filter((row) => told(row, secrets));
    // Rows of limits and spent proofs name nobody: they are held against the sender's all the same.
    const rest = changed.filter((row) => !told(row, secrets));
    expect(own.length).toBeGreaterThan(0);
    expect(rest.filter((row) => told(row, report.ids)).length).toBeGreaterThan(1);
    // The steps of the office have instants of their own, which are hours away from these.
    const news = (row: Record<string, unknown>) => ({ ...withoutOld(row, before) });
    expect(closePairs(own, rest.map(news))).toEqual([]);
    // Neither side alone tells the minute.
    const now = [{ pk: 'now', sk: 'now', id: newId(new Date(clock).toISOString()) }];
    expect(closePairs(now, own.map(news))).toEqual([]);
    expect(closePairs(now, rest.map(news))).toEqual([]);
  };

  /** A row without what stood in it before word for word. */
  function withoutOld(row: Record<string, unknown>, before: Snapshot) {
    const { pk, sk } = row;
    const old = JSON.parse(before.rows.get(`${String(pk)}|${String(sk)}`) ?? '{}') as Record<string, unknown>;
    const isNew = ([name, value]: [string, unknown]) => JSON.stringify(old[name]) !== JSON.stringify(value);
    return { ...Object.fromEntries(Object.entries(row).filter(isNew)), pk, sk };
  }

  const about = (report: { ids: string[] }, ...ids: string[]) => report.ids.push(...ids);

  test('when a confidential report is sent, continued, rated and withdrawn', async () => {
    const report = { ids: [reporterAlias(sender.personId)] };
    let reportId = '';
    let version = 1;
    const officeDoes = async (hour: number, does: (as: object) => Promise<unknown>) => {
      atClock(hour, '3:11');
      await wakeOffice();
      await does({ token: cadre.token, params: { reportId } });
      await deliverStreams();
    };
    const uploaded = async (draftKey: string, red: number) => {
      const mediaId = await upload(draftKey, red);
      about(report, mediaId);
      return mediaId;
    };
    atClock(9, '37:12');
    await comparing(report, async () => {
      const draftKey = newSecret();
      const mediaIds = [await uploaded(draftKey, 6)];
      const sent = await ok(phone(submitReport, { ...draft, mode: 'confidential', mediaIds, draftKey }));
      reportId = sent.reportId;
      about(report, reportId, sent.receiptNo);
    });
    await officeDoes(11, async (as) => {
      await ok(callApi(acceptReport, { ...as, body: { version } }));
      await ok(callApi(askForMaterial, { ...as, body: { version: version + 1, text: MATERIAL } }));
      version += 2;
    });
    atClock(12, '41:33');
    await comparing(report, async () => {
      const draftKey = newSecret();
      const mediaIds = [await uploaded(draftKey, 7)];
      await ok(phone(writeLetter, { text: '味道很大，小孩都绕着走', mediaIds: [] }, { reportId }));
      await ok(phone(supplyMaterial, { version, text: '补一张近的', mediaIds, draftKey }, { reportId }));
      version += 1;
    });
    await officeDoes(14, async (as) => {
      await ok(callApi(answerReport, { ...as, body: { version, text: ANSWER, mediaIds: [] } }));
      version += 1;
    });
    atClock(15, '29:47');
    await comparing(report, async () => {
      await ok(phone(rateAnswer, { version, stars: 1, comment: '没有收' }, { reportId }));
      version += 1;
      await ok(phone(reopenReport, { version, reason: '昨天去看还在那里' }, { reportId }));
      version += 1;
    });
    atClock(17, '52:08');
    await comparing(report, async () => {
      await ok(phone(withdrawReport, { version, reason: '已经收了' }, { reportId }));
    });
    // In the order in which it happened, though half of it is kept by the day.
    const { timeline } = await ok(phone(showReport, {}, { reportId }));
    expect(timeline.map(({ step }) => step)).toEqual([
      'submitted',
      'routed',
      'accepted',
      'materialAsked',
      'materialSupplied',
      'answered',
      'rated',
      'reopened',
      'withdrawn',
    ]);
    // Who sent it learns the minute, which is sealed in the rows; an office learns the day.
    const reporters = timeline.filter(({ by }) => by === '举报人');
    expect(reporters.map(({ at }) => at).every((at) => at !== startOfDay(at))).toBe(true);
    atClock(19, '5:21');
    await wakeOffice();
    const office = await ok(callApi(showReport, { token: cadre.token, params: { reportId } })).catch(() => undefined);
    const days = office?.timeline.filter(({ by }) => by === '举报人').map(({ at }) => at) ?? [];
    expect(days).toEqual(days.map(startOfDay));
  });

  test('when an anonymous report is sent while its sender is signed in', async () => {
    const report = { ids: [] as string[] };
    atClock(10, '17:29');
    await comparing(report, async () => {
      const draftKey = newSecret();
      const mediaId = await upload(draftKey, 8);
      const proof = solved((await callApi(requestChallenge)).body);
      const body = { ...draft, mediaIds: [mediaId], draftKey };
      const { reportId, receiptNo } = await ok(phone(submitAnonymousReport, body, undefined, { proof }));
      about(report, reportId, mediaId);
      await ok(phone(writeAnonymousLetter, { receiptNo, text: '味道很大，小孩都绕着走', mediaIds: [] }));
      await ok(phone(withdrawAnonymousReport, { receiptNo, version: 1 }));
    });
  });

  test('and it would find a pair, were the instants kept', () => {
    const at = '2026-03-12T02:37:12.345Z';
    const ms = Date.parse(at);
    const session = { pk: 'SESSION#1', sk: 'SESSION', refreshedAt: at };
    const id = newId(new Date(ms + 60_000).toISOString());
    const rows = [
      { submittedAt: '2026-03-12T02:40:00.001Z' },
      { gsi1sk: `${at}#x` },
      { ttl: Math.floor(ms / 1000) + 30 * 86_400 },
      { until: ms + 600_000 },
      { eventId: id },
      { nested: [{ key: `EVENT#${id}` }] },
      {
        uuid: `${ms
          .toString(16)
          .padStart(12, '0')
          .replace(/^(.{8})/, '$1-')}-7abc-8def-0123456789ab`,
      },
    ];
    for (const row of rows) expect(closePairs([session], [{ pk: 'R', sk: 'R', ...row }])).not.toEqual([]);
    const coarse = [{ at: startOfDay(at) }, { at: '2026-03-12T02:00:00.000Z' }, { day: '2026-03-12' }];
    for (const row of coarse) expect(closePairs([session], [{ pk: 'R', sk: 'R', ...row }])).toEqual([]);
  });
});
