import { writeLetter } from '@shared/reports/mailbox';
import { recuseFromReport } from '@shared/reports/commands';
import { acceptReport, answerReport, rateAnswer, showReport, submitReport } from '@shared/reports/reports';
import type { AnyRoute } from '@shared/route';
import { ROUTES } from '@shared/routes';
import { askForStatement, giveStatement } from '@shared/reports/accused-statements';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import { inParallel } from '../../platform/in-parallel';
import { handler as countReports } from '../statistics/count-reports';
import { freshDistrict, memberNamed, type Person, personNamed } from '../testing/people';

jest.setTimeout(400_000);

let accused: Person;
/** Lives with the accused and works at the town. */
let spouse: Person;
let colleague: Person;
let officer: Person;
let recused: Person;
let regulator: Person;
let reporter: Person;

const NOWHERE = '01JD0000000000000000000000';
const YEAR = new Date().getUTCFullYear();
/** What a path may ask for; the report's own id and number are tried where a report is asked for. */
const paramsOf = (report: { reportId: string; referenceNo: string }, division: string) => ({
  villageCode: NIUJIAO,
  districtCode: DISTRICT,
  division,
  year: YEAR,
  month: `${YEAR}-${String(new Date().getUTCMonth() + 1).padStart(2, '0')}`,
  format: 'csv',
  quarter: 4,
  subjectKind: 'cadre',
  subjectId: accused.personId,
  personId: accused.personId,
  role: 'cadre',
  side: 'receivable',
  programCode: 'BT01',
  policyCode: 'ZC01',
  accountCode: '102',
  importKind: 'payments',
  letterKind: 'message',
  townCode: TOWN,
  effectiveOn: '2026-11-16',
  ...report,
});
const QUERIES: Record<string, string>[] = [
  {},
  ...['cadre', 'township'].flatMap((role) => ['open', 'done'].map((which) => ({ role, which }))),
];
/** Those that differ to this route: what it does not ask for, it does not read. */
function queriesOf({ query }: AnyRoute): Record<string, string>[] {
  if (!query) return [{}];
  const known = Object.keys((query as unknown as { shape: object }).shape);
  const read = QUERIES.map((each) => JSON.stringify(each, known));
  return [...new Set(read)].map((each) => JSON.parse(each) as Record<string, string>);
}

const INSTANTS = new Set(['asOf', 'expiresAt', 'countedAt']);
/** What changes from one minute to the next, whatever is reported: that there is such an instant counts, which one does not. */
const steady = (body: unknown): string =>
  JSON.stringify(body, (name, value: unknown) => {
    if (name === 'requestId') return undefined;
    return INSTANTS.has(name) ? 'an instant' : value;
  })
    .replace(/https?:\/\/[^"]+/g, 'url')
    // A paper prints the minute it was made in, which packs to more or fewer bytes.
    .replace(/(\.pdf","bytes":)\d+/g, '$1')
    .replace(/(\.pdf","base64":)"[^"]*"/g, '$1');

/** Reads change nothing, so several are asked at once. */
const AT_ONCE = 4;
const READS = ROUTES.filter(({ method }) => method === 'GET');

/** Everything that someone can fetch, by route and question. */
async function everythingFor(
  { token }: Person,
  report: { reportId: string; referenceNo: string },
): Promise<Map<string, string>> {
  const questions = (READS as AnyRoute[]).flatMap((route) =>
    (/\{division\}/.test(route.path) ? [NIUJIAO, TOWN] : [NIUJIAO]).flatMap((division) =>
      queriesOf(route).map((query) => ({ route, division, query })),
    ),
  );
  const seen = new Map<string, string>(
    questions.map(({ route, division, query }) => [`${route.id} ${division} ${JSON.stringify(query)}`, '']),
  );
  await inParallel(questions, AT_ONCE, async ({ route, division, query }) => {
    const params: Record<string, string | number> = paramsOf(report, division);
    for (const [, name = ''] of route.path.matchAll(/\{(\w+)\}/g)) params[name] ??= NOWHERE;
    const { status, body } = await callApi(route, { token, params, query });
    // When the service was last looked at moves by itself.
    const answer = route.id === 'checkHealth' ? '' : steady(body);
    seen.set(`${route.id} ${division} ${JSON.stringify(query)}`, `${status} ${answer}`);
  });
  return seen;
}

const withoutMessages = (seen: Map<string, string>): Map<string, string> =>
  new Map([...seen].filter(([question]) => !/^(listMessages|countUnreadMessages) /.test(question)));

const NONE = { reportId: NOWHERE, referenceNo: 'NX20260101-AAAA' };
const version = async (by: Person, reportId: string) =>
  (await callApi(showReport, { token: by.token, params: { reportId } })).body.version;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  const householdId = newId();
  accused = await memberNamed('陈建国', householdId, { role: 'cadre', division: NIUJIAO });
  spouse = await memberNamed('罗小琴', householdId, { role: 'township', division: TOWN });
  colleague = await personNamed('刘芳', { role: 'cadre', division: NIUJIAO });
  officer = await personNamed('赵强', { role: 'township', division: TOWN });
  recused = await personNamed('钱进', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
  // As every night, reports or not.
  await countReports();
});

test('from its beginning to its end a hidden report changes no answer of any route for whom it is hidden from', async () => {
  const hidden = [accused, spouse, colleague];
  // What their own offices brought them is there before and after.
  await deliverStreams();
  const before = [];
  for (const person of hidden) before.push(await everythingFor(person, NONE));

  const draft = {
    mode: 'named' as const,
    villageCode: NIUJIAO,
    category: 'money' as const,
    description: '陈建国把集体的鱼塘包给了亲戚，没有开会，也没有公示过价钱。',
    about: { kind: 'village' as const },
    mediaIds: [],
  };
  const { reportId } = (await callApi(submitReport, { token: reporter.token, body: draft })).body;
  const params = { reportId };
  const { referenceNo } = (await callApi(showReport, { token: reporter.token, params })).body;
  const step = async (route: AnyRoute, by: Person, body: object) => {
    const sent = { token: by.token, params, body: { version: await version(by, reportId), ...body } };
    expect((await callApi(route, sent)).status).toBe(200);
    await deliverStreams();
  };
  await step(acceptReport, officer, {});
  const summary = '请说明集体水面今年的承包是怎样定的。';
  await step(askForStatement, officer, { personId: accused.personId, summary, days: 5, despite: false });

  await step(recuseFromReport, recused, { reason: '是我家的亲戚，我不便办' });
  const left = await everythingFor(recused, { reportId, referenceNo });

  await step(acceptReport, regulator, {});
  await step(answerReport, regulator, { text: '已经重新公开发包，价钱和合同都公示了。', mediaIds: [] });
  await step(rateAnswer, reporter, { stars: 4 });
  await countReports();
  await deliverStreams();

  for (const [place, person] of hidden.entries()) {
    const after = await everythingFor(person, { reportId, referenceNo });
    for (const id of [reportId, referenceNo]) expect([...after.values()].join('\n')).not.toContain(id);
    // The accused has one message of the asking, which is theirs to read and says nothing of a report.
    if (person === accused) expect(withoutMessages(after)).toEqual(withoutMessages(before[place]!));
    else expect(after).toEqual(before[place]);
  }
  expect(await everythingFor(recused, { reportId, referenceNo })).toEqual(left);

  const { body: inbox } = await callApi(
    ROUTES.find(({ id }) => id === 'listMessages')!,
    { token: accused.token },
  );
  const messages = (inbox as { items: { kind: string; statementId?: string }[] }).items;
  // Their colleagues' offices were there to be confirmed, before the report.
  const [asked, ...others] = messages.filter(({ kind }) => kind !== 'grantAsked');
  expect([asked?.kind, others]).toEqual(['statementAsked', []]);
  const statement = { token: accused.token, params: { statementId: asked!.statementId! } };
  const said = { text: '水面是去年签的合同，到期前没有重新发包。', mediaIds: [] };
  const given = await callApi(giveStatement, { ...statement, body: said });
  for (const secret of [reportId, referenceNo, '鱼塘', '亲戚', '李秀英', reporter.accountId])
    expect(JSON.stringify([given.body, inbox])).not.toContain(secret);
});

test('named only later: from that letter on it is as if it had never been theirs, to its end', async () => {
  const draft = {
    mode: 'named' as const,
    villageCode: NIUJIAO,
    category: 'money' as const,
    description: '集体的鱼塘没有开会就包出去了，也没有公示过价钱。',
    about: { kind: 'village' as const },
    mediaIds: [],
  };
  const hidden = [accused, spouse, colleague];
  await deliverStreams();
  const before = [];
  for (const person of hidden) before.push(await everythingFor(person, NONE));
  const { reportId } = (await callApi(submitReport, { token: reporter.token, body: draft })).body;
  const params = { reportId };
  const { referenceNo } = (await callApi(showReport, { token: reporter.token, params })).body;
  await deliverStreams();
  const body = { text: '包鱼塘的人是陈建国的亲戚。', mediaIds: [] };
  expect((await callApi(writeLetter, { token: reporter.token, params, body })).status).toBe(200);
  await deliverStreams();
  const moved = [];
  for (const [place, person] of hidden.entries()) {
    const seen = await everythingFor(person, { reportId, referenceNo });
    moved.push(seen);
    // One message came while it was theirs; of the letter and of where it went there is nothing.
    expect(withoutMessages(seen)).toEqual(withoutMessages(before[place]!));
  }
  const step = async (route: AnyRoute, by: Person, more: object) => {
    const sent = { token: by.token, params, body: { version: await version(by, reportId), ...more } };
    expect((await callApi(route, sent)).status).toBe(200);
  };
  await step(acceptReport, officer, {});
  await step(answerReport, officer, { text: '已经重新公开发包，价钱和合同都公示了。', mediaIds: [] });
  await step(rateAnswer, reporter, { stars: 4 });
  await countReports();
  await deliverStreams();
  for (const [place, person] of hidden.entries()) {
    const after = await everythingFor(person, { reportId, referenceNo });
    // The office of the colleague is counted by what it handed on, which they had seen; whoever is kept from it has no such count.
    const counts = person === colleague ? /^(showReportStatistics|exportReportStatistics|printMonthlyReport) / : /^$/;
    const without = (seen: Map<string, string>) => new Map([...seen].filter(([question]) => !counts.test(question)));
    expect(without(after)).toEqual(without(moved[place]!));
  }
});

test('every route that reads something is asked, and the hidden are let in to some', async () => {
  const seen = await everythingFor(accused, NONE);
  expect(new Set([...seen.keys()].map((question) => question.split(' ')[0]))).toEqual(
    new Set(READS.map(({ id }) => id)),
  );
  const answered = (id: string) =>
    [...seen].some(([question, answer]) => question.startsWith(`${id} `) && answer.startsWith('200'));
  for (const id of [
    'listWork',
    'showDesk',
    'showReportStatistics',
    'showVillageHandling',
    'listMessages',
    'listMyReports',
  ])
    expect({ id, answered: answered(id) }).toEqual({ id, answered: true });
});
