import type { Paper } from '@shared/papers/papers';
import { quarterOf } from '@shared/quarters';
import type { Grant } from '@shared/roles';
import type { AnyRoute } from '@shared/route';
import { ROUTES, ROUTES_BY_FEATURE } from '@shared/routes';
import {
  type AlertCommand,
  assignAlert,
  checkAlert,
  closeAlert,
  explainAlert,
  listAlerts,
  muteAlert,
  reopenAlert,
  showAlert,
  tryWatchRule,
} from '@shared/supervision/supervision';
import { printBriefing } from '@shared/supervision/papers';
import { dayInChina, daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { partyKey } from '../../accounts/parties/known-parties';
import { partyText } from '../../accounts/party';
import { DebtEntity } from '../../accounts/registers/debt-store';
import { ContractEntity } from '../../accounts/registers/contract-store';
import { PersonEntity, rosterPerson } from '../../identity/person-store';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { freshDistrict, personNamed } from '../../reports/testing/people';
import { countCentres } from '../centres/count-centres';
import { contract, debt } from '../examples/rows';
import { RuleSettingEntity } from '../rule-settings/setting-store';
import { alertIn } from '../testing/alerts';
import { handler as escalate } from '../watching/escalate-alerts';
import { judgeRules } from '../watching/judge-rules';
import { runOf, putRun } from '../watching/run-store';
import { handler as watch } from '../watching/watch-villages';

jest.setTimeout(600_000);

const OFFICES: Grant[] = [
  { role: 'cadre', division: NIUJIAO },
  { role: 'township', division: TOWN },
  { role: 'regulator', division: DISTRICT },
];
const [CADRE, TOWNSHIP, REGULATOR] = OFFICES as [Grant, Grant, Grant];
const ULID = '01JD0000000000000000000000';
const YEAR = now().slice(0, 4);
const PARAMS: Readonly<Record<string, string>> = {
  villageCode: NIUJIAO,
  districtCode: DISTRICT,
  divisionCode: NIUJIAO,
  year: YEAR,
  month: '1',
  quarter: quarterOf(now()),
  programCode: 'BT01',
  policyCode: 'ZC01',
  subjectKind: 'cadre',
  side: 'receivable',
  accountCode: '102',
  role: 'cadre',
  importKind: 'people',
};
/** Everything that can be read, but what is one's own sessions and what signs something for the moment. */
const READS = ROUTES.filter(({ method, id }) => method === 'GET' && !/Session|Template$/.test(id));

/** Each reading of a route that may tell of an alert: of each place that a division may be, and of each of the alerts. */
function requestsOf({ path, query }: AnyRoute, alertIds: readonly string[]) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const given = Object.fromEntries(names.map((name) => [name, PARAMS[name] ?? ULID]));
  // A letter's quarter is one of its year.
  const base = { ...given, ...(names.includes('year') && names.includes('quarter') && { quarter: '4' }) };
  const places = names.includes('division') ? [DISTRICT, TOWN, NIUJIAO] : [undefined];
  const ids = names.includes('alertId') ? alertIds : [undefined];
  // A list of two piles is read in both.
  const piles = query && 'which' in (query as unknown as { shape: object }).shape ? ['open', 'closed'] : [undefined];
  return places.flatMap((division) =>
    ids.flatMap((alertId) =>
      piles.map((which) => ({
        params: { ...base, ...(division && { division }), ...(alertId && { alertId }) },
        ...(which && { query: { which } }),
      })),
    ),
  );
}

/** An answer without its instants, and without what signs an address for the moment. */
const plain = (body: unknown): string =>
  JSON.stringify(body)
    .replace(/"\d{4}-\d{2}-\d{2}T[\d:.]+Z"/g, '"at"')
    .replace(/\?[^"]*"/g, '"')
    // A paper prints the minute it was made in.
    .replace(/(\.pdf","base64":)"[^"]*"/g, '$1""')
    .replace(/"(?:requestId|next)":"[^"]*"/g, '"moment"');

/** Where an alert is nearest: read after each sequence, and everything else after the last of them. */
const NEAREST: readonly AnyRoute[] = READS.filter(
  (route) =>
    ['supervision', 'messages'].some((feature) => ROUTES_BY_FEATURE[feature]!.includes(route)) ||
    route.id === printBriefing.id,
);

/** Whoever it is about holds every office, a villager's cadre reads what others do, and so does anybody: these read all of it. */
const routesFor = (name: string): readonly AnyRoute[] =>
  ['concerned', 'beneath', 'anybody'].includes(name) ? READS : NEAREST;

/** What a file says: its bytes, whatever it is called. */
async function fileOf(url: string): Promise<string> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  if (!bytes.toString('latin1').startsWith('%PDF-')) throw new Error('no PDF');
  return createHash('sha256').update(bytes).digest('hex');
}

/** All that somebody can read of the API. What is asked of an alert stands under its place, not under its id. */
async function readable(
  token: string | undefined,
  alertIds: readonly string[],
  routes: readonly AnyRoute[] = READS,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const route of routes)
    for (const [place, request] of requestsOf(route, alertIds).entries()) {
      const { status, body } = await callApi(route, { ...(token && { token }), ...request });
      const isFile = route.id === printBriefing.id && status === 200;
      const said = isFile ? await fileOf((body as Paper).url) : plain(body);
      const name = request.params.alertId ? route.id : `${route.id} ${place}`;
      answers.set(name, [...new Set([answers.get(name) ?? '', `${status} ${said}`])].join('').trim());
    }
  return answers;
}

/** The readings whose answers are not what they were. */
const differing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].flatMap(([name, answer]) => (answer === before.get(name) ? [] : [name]));

/** They read after each sequence; everybody does after the last. */
const CLOSEST = ['concerned', 'kin', 'second', 'beneath', 'townBeneath'];

/** Somebody whom an alert is about, with all those for whom it must not exist, and those who work on it. */
async function people() {
  const householdId = newId();
  const concerned = await enrol('陈会计', { householdId, grants: OFFICES });
  const kin = await enrol('陈妹', { householdId, grants: [TOWNSHIP, REGULATOR] });
  // The same human being by another row of a roster, with another account.
  const second = rosterPerson({
    ...{ personId: newId(), name: '陈会计', villageCode: NIUJIAO, group: '9组', householdId: newId() },
    ...{ idNumber: concerned.idNumber, phone: '13700001111', grants: [REGULATOR as never] },
  });
  await writeRow(PersonEntity, second);
  const child = await enrol('陈小妹', { householdId });
  const signIn = async (enrolled: typeof concerned) => {
    const { token, me } = await signInBound(`openid-${newId()}`, enrolled);
    return { token, accountId: me.accountId };
  };
  const elsewhere: Grant[] = [
    { role: 'cadre', division: FENGXIANG },
    { role: 'township', division: '511503001' },
    { role: 'regulator', division: '511504' },
  ];
  const hidden: Record<string, { token: string | undefined; accountId?: string }> = {
    concerned: await signIn(concerned),
    kin: await signIn(kin),
    second: await signIn({ person: second, idNumber: concerned.idNumber, phone: '13700001111' }),
    // Who lives with them and holds no office, and who holds one elsewhere.
    child: await signIn(child),
    beneath: await personNamed('王建国', CADRE),
    townBeneath: await personNamed('赵强', TOWNSHIP),
    elsewhere: await personNamed('李芳', ...elsewhere),
    admin: await personNamed('何管', { role: 'admin', division: DISTRICT }),
    anybody: { token: undefined },
  };
  return {
    personId: concerned.person.personId,
    hidden,
    offices: [await personNamed('周敏', REGULATOR), await personNamed('吴静', REGULATOR)],
  };
}

const TEXT = '看过存折和名册，情况属实';
const ENDINGS = [
  { closing: 'explained' },
  { closing: 'falseAlarm', missingExclusion: '补发的' },
  { closing: 'wrongData' },
  // Telling whom it is about is held back: what they are told in time is theirs (ADR 85).
  { closing: 'real', heldDays: 60, heldWhy: '还在核实别的人' },
] as const;
const STEPS: Readonly<Partial<Record<AlertCommand, AnyRoute>>> = {
  explain: explainAlert,
  assign: assignAlert,
  check: checkAlert,
  close: closeAlert,
  reopen: reopenAlert,
  mute: muteAlert,
};
const NIGHTS = ['escalate', 'count', 'judge', 'watch'] as const;

/** A step is one of those that the office may take then; a night comes between. */
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ pick: fc.nat(11), who: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ night: fc.constantFrom(...NIGHTS) }) },
  ),
  { minLength: 4, maxLength: 10 },
);
/** A village's own rule, one about persons, and one of the town's: each with somebody whom it concerns. */
const CODES = ['YJ24', 'YJ29', 'YJ15', 'YJ30'] as const;

/** The centres count as of one instant of the same quarter, after all of it: so that a file of theirs is the same file. */
const COUNTED_AT = `${dayInChina(now())}T15:59:59.000Z`;

async function night(which: (typeof NIGHTS)[number]): Promise<void> {
  if (which === 'escalate') await escalate();
  if (which === 'count') await countCentres(DISTRICT, COUNTED_AT);
  if (which === 'judge') await judgeRules(DISTRICT, now());
  if (which !== 'watch') return;
  const run = await runOf(DISTRICT, dayInChina(now()));
  if (run) await putRun({ ...run, after: '', villages: 0, finishedAt: undefined });
  await watch();
}

const retire = (code: string, state: 'retired' | 'shadow') =>
  writeRow(RuleSettingEntity, {
    districtCode: DISTRICT,
    code,
    state,
    figures: {},
    version: 1,
    changedAt: '2026-01-01T00:00:00.000Z',
  });

/** What is kept to be read or sent by these accounts: messages, what is unread, what goes out to their phones. */
async function toldTo(accountIds: readonly string[]): Promise<string[]> {
  const rows = await everyRow();
  return rows
    .filter(({ _et }) => ['Message', 'Unread', 'Outgoing'].includes(String(_et)))
    .map((row) => JSON.stringify(row))
    .filter((row) => accountIds.some((accountId) => row.includes(accountId)));
}

test('no sequence of steps and of nights shows an alert to whom it concerns, in any answer of the API, in a file or by a message: what they read is what they read before', async () => {
  await freshDistrict({ streams: true });
  // The villages here keep no book, so that each month of theirs is late.
  await retire('YJ34', 'retired');
  const { hidden, offices, personId } = await people();
  for (const which of NIGHTS) await night(which);
  const nothing = await alertIn('511504001201');
  const before = new Map<string, Map<string, string>>();
  await deliverStreams();
  for (const [name, { token }] of Object.entries(hidden))
    before.set(name, await readable(token, [nothing.alertId], routesFor(name)));
  const accountIds = Object.values(hidden).flatMap(({ accountId }) => accountId ?? []);
  const toldBefore = await toldTo(accountIds);
  const taken = new Set<AlertCommand>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CODES), acts, async (code, sequence) => {
      const { alertId } = await alertIn(NIUJIAO, { code, concerns: [personId] });
      for (const act of sequence) {
        if ('night' in act) await night(act.night);
        else {
          const office = offices[act.who]!;
          const params = { alertId };
          const { version, mayDo } = (await callApi(showAlert, { token: office.token, params })).body;
          const command = mayDo[act.pick % mayDo.length];
          const route = command && STEPS[command];
          if (!route) continue;
          const body = {
            ...{ version, text: TEXT },
            ...(command === 'assign' && { accountId: office.accountId }),
            ...(command === 'mute' && { days: 30 }),
            ...(command === 'close' && ENDINGS[act.pick % ENDINGS.length]),
          };
          for (const { token } of Object.values(hidden))
            expect([401, 403, 404]).toContain((await callApi(route, { ...(token && { token }), params, body })).status);
          if ((await callApi(route, { token: office.token, params, body })).status === 200) taken.add(command);
        }
      }
      for (const which of NIGHTS) await night(which);
      await deliverStreams();
      expect(await toldTo(accountIds)).toEqual(toldBefore);
      expect((await callApi(showAlert, { token: offices[0]!.token, params: { alertId } })).status).toBe(200);
      for (const name of CLOSEST) {
        const { token } = hidden[name]!;
        const after = await readable(token, [alertId], NEAREST);
        expect([name, ...differing(before.get(name)!, after)]).toEqual([name]);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  for (const [name, { token }] of Object.entries(hidden))
    expect([name, ...differing(before.get(name)!, await readable(token, [nothing.alertId], routesFor(name)))]).toEqual([
      name,
    ]);
  // The sequences did something, and whoever may see it does: what is compared is not nothing.
  expect(taken.size).toBeGreaterThanOrEqual(2);
  const seen = await callApi(listAlerts, { token: offices[0]!.token, params: { division: DISTRICT } });
  const closed = await callApi(listAlerts, {
    token: offices[0]!.token,
    params: { division: DISTRICT },
    query: { which: 'closed' },
  });
  expect(seen.body.items.length + closed.body.items.length).toBe(3);
  expect(await toldTo(offices.map(({ accountId }) => accountId))).not.toEqual([]);
});

test('a rule on trial leaves no trace where a cadre, or whoever it would be about, can look', async () => {
  await freshDistrict();
  await retire('YJ34', 'retired');
  await retire('YJ24', 'retired');
  const { hidden } = await people();
  await writeRow(ContractEntity, {
    ...contract({ villageCode: NIUJIAO, contractId: newId(), endsOn: '2039-12-31' }),
    dues: [{ dueOn: dayInChina(daysAfter(now(), -60)), amountFen: 1_000_000 }],
    receipts: [],
  });
  for (const which of NIGHTS) await night(which);
  const readers = { cadre: hidden.beneath!.token, anybody: undefined };
  const before = await Promise.all(Object.values(readers).map((token) => readable(token, [ULID])));
  await retire('YJ24', 'shadow');
  for (const which of NIGHTS) await night(which);
  expect((await runOf(DISTRICT, dayInChina(now())))!.shadow).toMatchObject({ YJ24: 1 });
  const after = await Promise.all(Object.values(readers).map((token) => readable(token, [ULID])));
  expect(after.flatMap((answers, place) => differing(before[place]!, answers))).toEqual([]);
  expect(JSON.stringify((await everyRow()).filter(({ pk }) => String(pk).startsWith('ALERT')))).toBe('[]');
});

test('a rule tried on a village answers whom its findings are about as if there were none, whatever figures they try', async () => {
  await freshDistrict();
  const { hidden, offices } = await people();
  const key = partyKey(NIUJIAO, partyText('陈会计'));
  const overdue = { dueOn: dayInChina(daysAfter(now(), -60)), amountFen: 1_000_000 };
  const rent = { villageCode: NIUJIAO, contractId: newId(), endsOn: '2039-12-31', dues: [overdue], receipts: [] };
  const lent = {
    villageCode: NIUJIAO,
    debtId: newId(),
    counterpartyKey: key,
    arisenOn: dayInChina(daysAfter(now(), -90)),
  };
  const tried = async (token: string, ruleCode: string, figures = {}) => {
    const params = { districtCode: DISTRICT, ruleCode };
    const { body } = await callApi(tryWatchRule, { token, params, body: { villageCode: NIUJIAO, figures } });
    return plain(body);
  };
  // One rule is about the village's own flow, the others about a person; by the figures that stand, and by others.
  const trials = [
    ['YJ24'],
    ['YJ24', { days: 1 }],
    ['YJ12a'],
    ['YJ12b', { days: 0 }],
    ['YJ16', { sinceDays: 3_000 }],
  ] as const;
  const regulators = [hidden.concerned!, hidden.kin!, hidden.second!].map(({ token }) => token!);
  const all = (token: string) => Promise.all(trials.map(([code, figures]) => tried(token, code, figures)));
  const before = await Promise.all(regulators.map(all));
  const office = await all(offices[0]!.token);
  await writeRow(ContractEntity, { ...contract(rent), partyBKey: key });
  await writeRow(DebtEntity, debt(lent));
  expect(await Promise.all(regulators.map(all))).toEqual(before);
  // Whom they are not about is told how many, and of a person no sentence.
  const after = await all(offices[0]!.token);
  expect(after.slice(0, 3).filter((answer, place) => answer === office[place])).toEqual([]);
  expect(after.join()).not.toContain('陈会计');
  for (const { token } of [hidden.beneath!, hidden.townBeneath!])
    expect(await tried(token!, 'YJ12a')).toContain('auth.refused');
});
