import { randomUUID } from 'node:crypto';
import {
  askForMaterial,
  extendReport,
  reopenReport,
  supplyMaterial,
  transferReport,
  withdrawReport,
} from '@shared/reports/commands';
import { acceptReport, answerReport, rateAnswer, type ReportStep, submitReport } from '@shared/reports/reports';
import type { AnyRoute } from '@shared/route';
import { callApi } from '../../tests/support/api';
import { callsOf, type Fault, withFault } from '../../tests/support/faults';
import { NIUJIAO as VILLAGE, TOWN } from '../../tests/support/people';
import { queryPage } from '../platform/query-page';
import { TrailLinkEntity } from '../platform/trail';
import { trailOf } from '../platform/trail-link';
import { findReport } from './report-store';
import { freshDistrict, type Person, personNamed } from './testing/people';

let cadre: Person;
let reporter: Person;
let sent = 0;
/** An account sends twenty reports a day at most, and some here are sent twice. */
const A_DAY = 9;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  await personNamed('赵干事', { role: 'township', division: TOWN });
});

/** A command of someone's that can be sent as often as the network wants: the same key, the same body. */
interface Sendable {
  route: AnyRoute;
  token: string;
  body: object;
  reportId?: string;
  key: string;
}
const send = ({ route, token, body, reportId, key }: Sendable) =>
  callApi(route, { token, body, key, ...(reportId && { params: { reportId } }) });

const words = { mode: 'named', villageCode: VILLAGE, category: 'works', about: { kind: 'village' }, mediaIds: [] };
const submission = async (): Promise<Sendable> => {
  if (sent % A_DAY === 0) reporter = await personNamed(`报事人${String(sent)}`);
  sent += 1;
  const description = `村口第 ${sent} 盏路灯坏了三个月没人修`;
  return { route: submitReport, token: reporter.token, key: randomUUID(), body: { ...words, description } };
};

type Command = (reportId: string, version: number) => Omit<Sendable, 'key'>;
const by =
  (route: AnyRoute, who: () => Person, more: object = {}): Command =>
  (reportId, version) => ({ route, token: who().token, reportId, body: { version, ...more } });
const accept = by(acceptReport, () => cadre);
const ask = by(askForMaterial, () => cadre, { text: '请补一张现场照片' });
const supply = by(supplyMaterial, () => reporter, { text: '就在村口第二根杆', mediaIds: [] });
const answer = by(answerReport, () => cadre, { text: '路灯已经换新，昨天晚上亮了。', mediaIds: [] });
const rate = by(rateAnswer, () => reporter, { stars: 4 });
const reopen = by(reopenReport, () => reporter, { reason: '换的灯又不亮了' });
const withdraw = by(withdrawReport, () => reporter);
const extend = by(extendReport, () => cadre, { days: 5, reason: '要等配件到货才能修好' });
const transfer = by(transferReport, () => cadre, { division: TOWN, reason: '这条路归街道管' });

const JOURNEYS: [step: ReportStep, before: Command[], command: Command][] = [
  ['accepted', [], accept],
  ['materialAsked', [accept], ask],
  ['materialSupplied', [ask], supply],
  ['answered', [accept], answer],
  ['rated', [answer], rate],
  ['reopened', [answer], reopen],
  ['withdrawn', [accept], withdraw],
  ['transferred', [accept], transfer],
];

async function prepared(before: Command[]): Promise<string> {
  const { body } = await send(await submission());
  const { reportId } = body as { reportId: string };
  for (const [at, command] of before.entries()) await send({ ...command(reportId, at + 1), key: randomUUID() });
  return reportId;
}

/** What there is of a report: its version, its steps and how many lines its trail has. */
async function standing(reportId: string) {
  const { report, events } = (await findReport(reportId))!;
  const trail = await queryPage(
    TrailLinkEntity,
    { partition: `AUDIT#${trailOf(reportId)}`, range: { beginsWith: 'LINK#' } },
    { limit: 100 },
  );
  return { version: report.version, steps: events.map(({ step }) => step), trail: trail.items.length };
}

const isWrite = (call: string): boolean => /Write|Update|Put/.test(call);
/**
 * Every fault at every call where it can happen: a conflict where something is written, an answer lost after it was. The SDK waits half
 * a second after a throttling, so reads too are throttled in one journey alone.
 */
const faultsIn = (calls: readonly string[], step: ReportStep): [fault: Fault, at: number][] =>
  calls.flatMap((call, at) => [
    ...(call === 'TransactWriteItems' ? [['conflict', at] as [Fault, number]] : []),
    ...(isWrite(call) ? [['answerLost', at] as [Fault, number]] : []),
    ...(isWrite(call) || step === 'answered' ? [['throttled', at] as [Fault, number]] : []),
  ]);

test.each(JOURNEYS)('%s: a fault at any call leaves it done once', async (step, before, command) => {
  const one = await prepared(before);
  const calls = await callsOf(() => send({ ...command(one, before.length + 1), key: randomUUID() }));
  expect((await standing(one)).steps.at(-1)).toBe(step);
  const faults = faultsIn(calls, step);
  expect(faults.length).toBeGreaterThan(2);
  for (const [fault, at] of faults) {
    const reportId = await prepared(before);
    const sendable = { ...command(reportId, before.length + 1), key: randomUUID() };
    const was = await standing(reportId);
    const { status } = await withFault(fault, at, () => send(sendable));
    expect({ fault, at, status }).toEqual({ fault, at, status: 200 });
    expect(await standing(reportId)).toEqual({
      version: was.version + 1,
      steps: [...was.steps, step],
      trail: was.trail + 1,
    });
  }
});

test('submitted: a fault at any call leaves one report', async () => {
  const one = await submission();
  const calls = await callsOf(() => send(one));
  const faults = faultsIn(calls, 'submitted');
  expect(faults.length).toBeGreaterThan(2);
  for (const [fault, at] of faults) {
    const sendable = await submission();
    const { status, body } = await withFault(fault, at, () => send(sendable));
    expect({ fault, at, status }).toEqual({ fault, at, status: 200 });
    const again = await send(sendable);
    expect(again.body).toEqual(body);
    expect((await standing((body as { reportId: string }).reportId)).steps).toEqual(['submitted', 'routed']);
  }
});

test.each(JOURNEYS)(
  '%s: sent while the database is down, and again when it is back, it is done once',
  async (step, before, command) => {
    const reportId = await prepared(before);
    const sendable = { ...command(reportId, before.length + 1), key: randomUUID() };
    const was = await standing(reportId);
    // Ever later: before it is written, and after.
    for (let at = 0, failed = true; failed; at += 1) {
      const { status } = await withFault('down', at, () => send(sendable));
      failed = status >= 500;
      if (at === 0) expect(status).toBeGreaterThanOrEqual(500);
    }
    expect((await send(sendable)).status).toBe(200);
    expect(await standing(reportId)).toEqual({
      version: was.version + 1,
      steps: [...was.steps, step],
      trail: was.trail + 1,
    });
  },
);

test('the same command sent ten times at once is done once', async () => {
  const reportId = await prepared([]);
  const sendable = { ...accept(reportId, 1), key: randomUUID() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(sendable)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect((await standing(reportId)).steps).toEqual(['submitted', 'routed', 'accepted']);
});

test('two commands on one version at once: one wins, and the other is shown the report as it is now', async () => {
  const reportId = await prepared([accept]);
  const both = await Promise.all([
    send({ ...answer(reportId, 2), key: randomUUID() }),
    send({ ...extend(reportId, 2), key: randomUUID() }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const stale = both.find(({ status }) => status === 409)!.body as { code: string; details: { version: number } };
  expect(stale).toMatchObject({ code: 'version.stale', details: { version: 3 } });
  expect((await standing(reportId)).version).toBe(3);
});
