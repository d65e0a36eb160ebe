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
} from '@shared/supervision/supervision';
import { dayInChina, daysAfter } from '@shared/time';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import fc from 'fast-check';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { ContractEntity } from '../../accounts/registers/contract-store';
import { PersonEntity, rosterPerson } from '../../identity/person-store';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { freshDistrict, personNamed } from '../../reports/testing/people';
import { countCentres } from '../centres/count-centres';
import { contract } from '../examples/rows';
import { RuleSettingEntity } from '../rule-settings/setting-store';
import { alertIn } from '../testing/alerts';
import { handler as escalate } from '../watching/escalate-alerts';
import { judgeRules } from '../watching/judge-rules';
import { runOf, putRun } from '../watching/run-store';
import { handler as watch } from '../watching/watch-villages';

jest.setTimeout(400_000);

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
  quarter: `${YEAR}-Q4`,
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
  const base = Object.fromEntries(names.map((name) => [name, PARAMS[name] ?? ULID]));
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
    .replace(/"(?:requestId|next)":"[^"]*"/g, '"moment"');

/** Where an alert is nearest: read after each sequence, and everything else after the last of them. */
const NEAREST: readonly AnyRoute[] = READS.filter((route) =>
  ['supervision', 'messages'].some((feature) => ROUTES_BY_FEATURE[feature]!.includes(route)),
);

/** Whoever it is about holds every office, and a villager's cadre reads what others do: these two read all of it. */
const routesFor = (name: string): readonly AnyRoute[] => (['concerned', 'beneath'].includes(name) ? READS : NEAREST);

/** All that somebody can read of the API. What is asked of an alert stands under its place, not under its id. */
async function readable(
  token: string,
  alertIds: readonly string[],
  routes: readonly AnyRoute[] = READS,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const route of routes)
    for (const [place, request] of requestsOf(route, alertIds).entries()) {
      const { status, body } = await callApi(route, { token, ...request });
      const name = request.params.alertId ? route.id : `${route.id} ${place}`;
      answers.set(name, [...new Set([answers.get(name) ?? '', `${status} ${plain(body)}`])].join('').trim());
    }
  return answers;
}

/** The readings whose answers are not what they were. */
const differing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].flatMap(([name, answer]) => (answer === before.get(name) ? [] : [name]));

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
  await PersonEntity.build(PutItemCommand).item(second).send();
  const signIn = async (enrolled: typeof concerned) => (await signInBound(`openid-${newId()}`, enrolled)).token;
  return {
    personId: concerned.person.personId,
    hidden: {
      concerned: await signIn(concerned),
      kin: await signIn(kin),
      second: await signIn({ person: second, idNumber: concerned.idNumber, phone: '13700001111' }),
      beneath: (await personNamed('王建国', CADRE)).token,
      townBeneath: (await personNamed('赵强', TOWNSHIP)).token,
    },
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

async function night(which: (typeof NIGHTS)[number]): Promise<void> {
  if (which === 'escalate') await escalate();
  if (which === 'count') await countCentres(DISTRICT, now());
  if (which === 'judge') await judgeRules(DISTRICT, now());
  if (which !== 'watch') return;
  const run = await runOf(DISTRICT, dayInChina(now()));
  if (run) await putRun({ ...run, after: '', villages: 0, finishedAt: undefined });
  await watch();
}

const retire = (code: string, state: 'retired' | 'shadow') =>
  RuleSettingEntity.build(PutItemCommand)
    .item({ districtCode: DISTRICT, code, state, figures: {}, version: 1, changedAt: '2026-01-01T00:00:00.000Z' })
    .send();

test('no sequence of steps and of nights shows an alert to whom it concerns, in any answer of the API: what they read is what they read before', async () => {
  await freshDistrict();
  // The villages here keep no book, so that each month of theirs is late.
  await retire('YJ34', 'retired');
  const { hidden, offices, personId } = await people();
  for (const which of NIGHTS) await night(which);
  const nothing = await alertIn('511504001201');
  const before = new Map<string, Map<string, string>>();
  for (const [name, token] of Object.entries(hidden))
    before.set(name, await readable(token, [nothing.alertId], routesFor(name)));
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
          for (const token of Object.values(hidden))
            expect([403, 404]).toContain((await callApi(route, { token, params, body })).status);
          if ((await callApi(route, { token: office.token, params, body })).status === 200) taken.add(command);
        }
      }
      for (const which of NIGHTS) await night(which);
      expect((await callApi(showAlert, { token: offices[0]!.token, params: { alertId } })).status).toBe(200);
      for (const [name, token] of Object.entries(hidden)) {
        const after = await readable(token, [alertId], NEAREST);
        expect([name, ...differing(before.get(name)!, after)]).toEqual([name]);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  for (const [name, token] of Object.entries(hidden))
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
});

test('a rule on trial leaves no trace where a cadre, or whoever it would be about, can look', async () => {
  await freshDistrict();
  await retire('YJ34', 'retired');
  await retire('YJ24', 'retired');
  const { hidden } = await people();
  await ContractEntity.build(PutItemCommand)
    .item({
      ...contract({ villageCode: NIUJIAO, contractId: newId(), endsOn: '2039-12-31' }),
      dues: [{ dueOn: dayInChina(daysAfter(now(), -60)), amountFen: 1_000_000 }],
      receipts: [],
    })
    .send();
  for (const which of NIGHTS) await night(which);
  const readers = { cadre: hidden.beneath };
  const before = await Promise.all(Object.values(readers).map((token) => readable(token, [ULID])));
  await retire('YJ24', 'shadow');
  for (const which of NIGHTS) await night(which);
  expect((await runOf(DISTRICT, dayInChina(now())))!.shadow).toMatchObject({ YJ24: 1 });
  const after = await Promise.all(Object.values(readers).map((token) => readable(token, [ULID])));
  expect(after.flatMap((answers, place) => differing(before[place]!, answers))).toEqual([]);
  expect(JSON.stringify((await everyRow()).filter(({ pk }) => String(pk).startsWith('ALERT')))).toBe('[]');
});
