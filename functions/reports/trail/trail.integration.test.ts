import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { askForMaterial, mergeReport, splitReport, superviseReport, supplyMaterial } from '@shared/reports/commands';
import { writeLetter, writeNote } from '@shared/reports/mailbox';
import { acceptReport, answerReport, rateAnswer, returnReport, submitReport } from '@shared/reports/reports';
import { callApi } from '../../../tests/support/api';
import { callsOf, withFault } from '../../../tests/support/faults';
import { DISTRICT, NIUJIAO as VILLAGE } from '../../../tests/support/people';
import { documentClient } from '../../platform/tables';
import { transactTrailed } from '../../platform/trail';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import type { FAULTS, StoredRow } from './check-trail';
import { keptTrail } from './trail-store';
import { faultsOf, verifyDistrict } from './verify-trails';

let cadre: Person;
let regulator: Person;
let reporter: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  regulator = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
});

const submitted = async (): Promise<string> => {
  const body = {
    mode: 'named' as const,
    ...LAMP,
    // The same words within a day are else taken for one report.
    again: true as const,
  };
  return (await callApi(submitReport, { token: reporter.token, body })).body.reportId;
};
const accept = (reportId: string, version = 1) =>
  callApi(acceptReport, { token: cadre.token, params: { reportId }, body: { version } });
const answer = (reportId: string, version: number) =>
  callApi(answerReport, {
    token: cadre.token,
    params: { reportId },
    body: { version, text: '路灯已经换新，昨天晚上亮了。', mediaIds: [] },
  });
const opening = (reportId: string) =>
  transactTrailed([
    { reportId, villageCode: VILLAGE, action: 'openOriginal', at: '2026-11-23T02:00:00.000Z', actor: cadre.accountId },
  ]);

/** A report with a trail of four: sent, taken on, an original opened, answered. */
async function handled(): Promise<string> {
  const reportId = await submitted();
  await accept(reportId);
  await opening(reportId);
  await answer(reportId, 2);
  return reportId;
}

test('what every command leaves is sound, merged and split ones too', async () => {
  const one = await handled();
  await callApi(rateAnswer, { token: reporter.token, params: { reportId: one }, body: { version: 3, stars: 2 } });
  await callApi(returnReport, {
    token: regulator.token,
    params: { reportId: one },
    body: { version: 4, reason: '只换了一盏灯' },
  });
  const [parent, child] = [await submitted(), await submitted()];
  await callApi(mergeReport, {
    token: cadre.token,
    params: { reportId: child },
    body: { version: 1, parentId: parent },
  });
  await callApi(splitReport, {
    token: cadre.token,
    params: { reportId: parent },
    body: { version: 2, category: 'land', description: '田坎也被占了' },
  });
  const ask = { version: 3, text: '请补一张照片' };
  await callApi(askForMaterial, { token: cadre.token, params: { reportId: parent }, body: ask });
  await callApi(superviseReport, {
    token: regulator.token,
    params: { reportId: parent },
    body: { version: 4, text: '请抓紧办理' },
  });
  const supply = { version: 5, text: '补上了', mediaIds: [] };
  await callApi(supplyMaterial, { token: reporter.token, params: { reportId: parent }, body: supply });
  expect((await answer(parent, 6)).status).toBe(200);
  expect(await verifyDistrict(DISTRICT)).toEqual({ trails: 4, anchors: 0, faults: [] });
  expect((await keptTrail(child)).links.map(({ action }) => action)).toEqual([
    'submitReport',
    'mergeReport',
    'answerReport',
  ]);
});

test('many who open at once, and a command among them, make one chain', async () => {
  const reportId = await submitted();
  await Promise.all([opening(reportId), accept(reportId), opening(reportId), opening(reportId), opening(reportId)]);
  const { links, head } = await keptTrail(reportId);
  expect(links).toHaveLength(6);
  expect(head).toMatchObject({ seq: 6 });
  expect(await faultsOf(reportId)).toEqual([]);
});

test('two commands on one version: one is done, and the trail speaks of one', async () => {
  const reportId = await submitted();
  const answers = await Promise.all([accept(reportId), accept(reportId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await keptTrail(reportId)).links).toHaveLength(2);
  expect(await faultsOf(reportId)).toEqual([]);
});

test('a trail that a line takes for new is read after all, and lengthened', async () => {
  const reportId = await submitted();
  const line = { action: 'test', at: '2026-11-23T02:00:00.000Z', actor: cadre.accountId };
  await transactTrailed([{ reportId, villageCode: VILLAGE, ...line, begins: true }]);
  expect((await keptTrail(reportId)).links).toHaveLength(2);
  expect(await faultsOf(reportId)).toEqual([]);
});

test.each(['conflict', 'answerLost', 'down'] as const)('%s at any call leaves a sound trail', async (fault) => {
  const one = await submitted();
  const { length: calls } = await callsOf(() => accept(one));
  for (let at = 0; at < calls; at += 1) {
    const reportId = await submitted();
    await withFault(fault, at, () => accept(reportId));
    await accept(reportId);
    expect({ at, faults: await faultsOf(reportId) }).toEqual({ at, faults: [] });
  }
});

const CIVIC = () => process.env.CIVIC_TABLE!;
const LEDGER = () => process.env.LEDGER_TABLE!;
const linkKey = (reportId: string, place: number) => ({ pk: `AUDIT#report#${reportId}`, sk: `LINK#0000000${place}` });
const headKey = (reportId: string) => ({ pk: `AUDIT#report#${reportId}`, sk: 'HEAD' });
const get = async (TableName: string, Key: object): Promise<StoredRow> =>
  (await documentClient.send(new GetCommand({ TableName, Key: Key as Record<string, string>, ConsistentRead: true })))
    .Item!;
const put = (TableName: string, Item: StoredRow) => documentClient.send(new PutCommand({ TableName, Item }));
const remove = (TableName: string, Key: object) =>
  documentClient.send(new DeleteCommand({ TableName, Key: Key as Record<string, string> }));
const changeLink = async (reportId: string, place: number, change: StoredRow) =>
  put(LEDGER(), { ...(await get(LEDGER(), linkKey(reportId, place))), ...change });
const reportKey = (reportId: string) => ({ pk: `REPORT#${reportId}`, sk: 'REPORT' });
const eventOf = async (reportId: string, place: number): Promise<StoredRow> =>
  (await keptTrail(reportId)).rows.filter(({ _et }) => _et === 'ReportEvent')[place]!;
const endAt = async (reportId: string, place: number) => {
  const { hash } = await get(LEDGER(), linkKey(reportId, place));
  await put(LEDGER(), { ...(await get(LEDGER(), headKey(reportId))), seq: place, hash });
};

type What = keyof typeof FAULTS;
const TAMPERINGS: [what: What, how: string, tamper: (reportId: string) => Promise<unknown>, row: string][] = [
  ['altered', 'another actor', (id) => changeLink(id, 3, { actor: 'SOMEONE' }), 'LINK#00000003'],
  ['altered', 'a word more', (id) => changeLink(id, 2, { remark: '无关' }), 'LINK#00000002'],
  ['altered', 'a hash that fits nothing', (id) => changeLink(id, 2, { hash: 'x'.repeat(43) }), 'LINK#00000002'],
  ['removed', 'a reading', (id) => remove(LEDGER(), linkKey(id, 3)), 'LINK#00000003'],
  ['removed', 'the first', (id) => remove(LEDGER(), linkKey(id, 1)), 'LINK#00000001'],
  [
    'reordered',
    'two change places',
    async (id) => {
      const [two, three] = [await get(LEDGER(), linkKey(id, 2)), await get(LEDGER(), linkKey(id, 3))];
      await put(LEDGER(), { ...two, ...linkKey(id, 3) });
      await put(LEDGER(), { ...three, ...linkKey(id, 2) });
    },
    'LINK#00000002',
  ],
  [
    'inserted',
    'one after the end',
    async (id) => put(LEDGER(), { ...(await get(LEDGER(), linkKey(id, 4))), ...linkKey(id, 5), seq: 5 }),
    'LINK#00000005',
  ],
  [
    'inserted',
    'one that is no link',
    async (id) => put(LEDGER(), { ...linkKey(id, 1), sk: 'AUDIT#01J', action: 'openOriginal', _et: 'Audit' }),
    'AUDIT#01J',
  ],
  [
    'inserted',
    'one of another report',
    async (id) => put(LEDGER(), { ...(await get(LEDGER(), linkKey(await handled(), 3))), ...linkKey(id, 3) }),
    'LINK#00000003',
  ],
  ['truncated', 'the last is gone', (id) => remove(LEDGER(), linkKey(id, 4)), 'LINK#00000004'],
  [
    'headAltered',
    'the last is gone and the head says three',
    async (id) => {
      await remove(LEDGER(), linkKey(id, 4));
      await endAt(id, 3);
    },
    'HEAD',
  ],
  ['headMissing', 'no head', (id) => remove(LEDGER(), headKey(id)), 'HEAD'],
  [
    'noTrail',
    'nothing left of it',
    async (id) => {
      for (const place of [1, 2, 3, 4]) await remove(LEDGER(), linkKey(id, place));
      await remove(LEDGER(), headKey(id));
    },
    'REPORT',
  ],
  [
    'rowAltered',
    'the words of the report',
    async (id) => put(CIVIC(), { ...(await get(CIVIC(), reportKey(id))), description: '没有什么事' }),
    'REPORT',
  ],
  [
    'rowAltered',
    'the list it stands in',
    async (id) => put(CIVIC(), { ...(await get(CIVIC(), reportKey(id))), gsi2pk: 'WORK#nowhere#open' }),
    'REPORT',
  ],
  ['rowRemoved', 'the report', (id) => remove(CIVIC(), reportKey(id)), 'REPORT'],
];

test.each(TAMPERINGS)('%s: %s', async (what, _how, tamper, row) => {
  const reportId = await handled();
  await handled();
  await tamper(reportId);
  const { faults } = await verifyDistrict(DISTRICT);
  expect(faults).toContainEqual({ report: expect.any(String), row, what });
  expect(new Set(faults.map(({ report }) => report)).size).toBe(1);
});

test('a step of the timeline altered, removed or put in', async () => {
  const reportId = await handled();
  const event = await eventOf(reportId, 1);
  await put(CIVIC(), { ...event, byOffice: '别的单位' });
  expect(await faultsOf(reportId)).toMatchObject([{ what: 'rowAltered', row: event.sk }]);
  await remove(CIVIC(), { pk: event.pk, sk: event.sk });
  expect(await faultsOf(reportId)).toMatchObject([{ what: 'rowRemoved', row: event.sk }]);
  await put(CIVIC(), event);
  await put(CIVIC(), { ...event, sk: 'EVENT#01ZZ', eventId: '01ZZ' });
  expect(await faultsOf(reportId)).toMatchObject([{ what: 'rowInserted', row: 'EVENT#01ZZ' }]);
});

test('what was written to each other and noted is covered too, and who sent a confidential one', async () => {
  const body = { mode: 'confidential' as const, villageCode: VILLAGE, category: 'works' as const, mediaIds: [] };
  const { reportId } = (
    await callApi(submitReport, {
      token: reporter.token,
      body: { ...body, description: '村口的路灯坏了三个月没人修', about: { kind: 'village' } },
    })
  ).body;
  const params = { reportId };
  expect(
    (await callApi(writeLetter, { token: cadre.token, params, body: { text: '请问是哪一盏', mediaIds: [] } })).status,
  ).toBe(200);
  expect((await callApi(writeNote, { token: cadre.token, params, body: { text: '找供电所问过' } })).status).toBe(200);
  expect(await faultsOf(reportId)).toEqual([]);
  const rows = (await keptTrail(reportId)).rows.filter(({ _et }) =>
    ['Letter', 'Note', 'SealedIdentity'].includes(String(_et)),
  );
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    await put(CIVIC(), { ...row, tampered: true });
    expect(await faultsOf(reportId)).toMatchObject([{ what: 'rowAltered', row: row.sk }]);
    await put(CIVIC(), row);
  }
});

test('an older head put back over a longer trail', async () => {
  const reportId = await submitted();
  const old = await get(LEDGER(), headKey(reportId));
  await accept(reportId);
  await put(LEDGER(), old);
  expect(await faultsOf(reportId)).toMatchObject([{ what: 'headBehind', row: 'HEAD' }]);
});

test('a second writer of the same place breaks the chain where it stands', async () => {
  const reportId = await submitted();
  const old = await get(LEDGER(), headKey(reportId));
  await opening(reportId);
  await opening(reportId);
  const theirs = await get(LEDGER(), linkKey(reportId, 3));
  // As if two had lengthened the trail from the first link: the second's row is put in the place of the first's.
  for (const place of [2, 3]) await remove(LEDGER(), linkKey(reportId, place));
  await put(LEDGER(), old);
  await transactTrailed([
    { reportId, villageCode: VILLAGE, action: 'openOriginal', at: '2026-11-23T03:00:00.000Z', actor: 'OTHER' },
  ]);
  await put(LEDGER(), theirs);
  expect(await faultsOf(reportId)).toContainEqual(expect.objectContaining({ what: 'forked', row: 'LINK#00000003' }));
});

const BEFORE_THE_NEXT: [how: string, tamper: (reportId: string) => Promise<unknown>][] = [
  [
    'the words of the report',
    async (id) => put(CIVIC(), { ...(await get(CIVIC(), reportKey(id))), description: '没有什么事' }),
  ],
  [
    'who may not see it',
    async (id) => put(CIVIC(), { ...(await get(CIVIC(), reportKey(id))), excludedPersonIds: [reporter.personId] }),
  ],
  [
    'a word that no entity knows',
    async (id) => put(CIVIC(), { ...(await get(CIVIC(), reportKey(id))), remark: '无关' }),
  ],
  ['the last link gone', (id) => remove(LEDGER(), linkKey(id, 3))],
  ['the last link altered', (id) => changeLink(id, 3, { actor: 'SOMEONE' })],
  [
    'readings gone and a head forged to fit',
    async (id) => {
      for (const place of [2, 3]) await remove(LEDGER(), linkKey(id, place));
      await endAt(id, 1);
    },
  ],
  ['the head gone', (id) => remove(LEDGER(), headKey(id))],
  [
    'the whole trail gone',
    async (id) => {
      for (const place of [1, 2, 3]) await remove(LEDGER(), linkKey(id, place));
      await remove(LEDGER(), headKey(id));
    },
  ],
];

test.each(BEFORE_THE_NEXT)('%s: no command certifies it', async (_how, tamper) => {
  const reportId = await submitted();
  await opening(reportId);
  await opening(reportId);
  await tamper(reportId);
  const found = await faultsOf(reportId);
  expect(found).not.toEqual([]);
  const answers = [
    await accept(reportId),
    await callApi(superviseReport, {
      token: regulator.token,
      params: { reportId },
      body: { version: 1, text: '请抓紧办理' },
    }),
  ];
  expect(answers.map(({ status, body }) => [status, (body as { code?: string }).code])).toEqual([
    [503, 'trail.broken'],
    [503, 'trail.broken'],
  ]);
  expect(await faultsOf(reportId)).toEqual(found);
});

test('an older copy of the report put back is not taken for the report', async () => {
  const reportId = await submitted();
  const old = await get(CIVIC(), reportKey(reportId));
  await accept(reportId);
  await put(CIVIC(), old);
  expect((await accept(reportId)).body).toMatchObject({ code: 'trail.broken' });
  expect(await faultsOf(reportId)).toMatchObject([{ what: 'rowAltered', row: 'REPORT' }]);
});
