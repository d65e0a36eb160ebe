import type { AnyRoute } from '@shared/route';
import type { Recorded } from './import/bare';
import { type Figures, median, rounded } from './measure';
import { withTestServers } from './with-test-servers';

interface Row {
  what: string;
  count: number;
  'per second': number;
  'median ms': number;
  'p95 ms': number;
  'bare, per second': number;
  'times bare': number;
}

const REPORTS = 500;
const AT_ONCE = 10;
/** An account sends twenty reports a day at most. */
const A_REPORTER = 20;
/** How often one is sent alone and waited for. */
const ALONE = 40;
/** Often enough not to be what is measured. */
const LOOK_EVERY_MS = 2;

const ANSWER = '路灯已经换新，昨天晚上亮了，以后每个月查一次。';

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

const msOf = async (act: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

/** The same puts under keys of their own: the rows that the next phase reads stay as they are. */
const elsewhere = (recorded: Recorded): Recorded =>
  recorded.map((puts) =>
    puts.map(({ TableName, Item }) => ({
      TableName,
      Item: Object.fromEntries(
        Object.entries(Item).map(([name, value]) => [name, name.endsWith('pk') ? `BARE#${String(value)}` : value]),
      ),
    })),
  );

/**
 * 一键举报 under load: five hundred reports sent, taken on, answered and judged through the API, so many at once; how long from sending one
 * until the office that handles it is told; and what an office's list and the clock cost while five hundred wait.
 * @throws Error when a report is lost or done twice.
 */
export const measureInFlight = (): Promise<Figures<Row>> =>
  withTestServers(async () => {
    const [{ callApi }, { freshDistrict, personNamed }, { deliverStreams }, { NIUJIAO }, { inParallel }, bare] =
      await Promise.all([
        import('../tests/support/api'),
        import('../functions/reports/testing/people'),
        import('../tests/support/deliver'),
        import('../tests/support/people'),
        import('../functions/platform/in-parallel'),
        import('./import/bare'),
      ]);
    const [{ submitReport, acceptReport, answerReport, rateAnswer, listWork, showReport }, { listMessages }, clock] =
      await Promise.all([
        import('@shared/reports/reports'),
        import('@shared/messages/messages'),
        import('../functions/reports/deadlines/keep-deadlines'),
      ]);
    const rows: Row[] = [];
    type Sending = Parameters<typeof callApi>[1];
    const must = async <R extends AnyRoute>(route: R, sending: Sending) => {
      const answer = await callApi(route, sending);
      if (answer.status !== 200) throw new Error(`${route.id} answered ${answer.status} ${answer.body.code ?? ''}`);
      return answer.body;
    };
    const draft = (number: number) => ({
      villageCode: NIUJIAO,
      category: 'works',
      description: `第 ${number} 盏路灯坏了三个月没人修，晚上看不见路。`,
      about: { kind: 'village' },
      mediaIds: [],
      // The words are nearly those of the one before.
      again: true,
    });

    /** Every one of `each` done, so many at once; then the very same transactions without anything of ours around them. */
    async function phase<T>(what: string, each: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
      const times: number[] = [];
      let all = 0;
      const recorded = await bare.recording(async () => {
        all = await msOf(() => inParallel(each, AT_ONCE, async (item) => times.push(await msOf(() => act(item)))));
      });
      const bareMs = (bare.itemsIn(recorded) / (await bare.bareTransactions(elsewhere(recorded)))) * 1000;
      rows.push({
        what,
        count: each.length,
        'per second': rounded((each.length / all) * 1000),
        'median ms': rounded(median(times)),
        'p95 ms': rounded(percentile(times, 0.95)),
        'bare, per second': rounded((each.length / bareMs) * 1000),
        'times bare': rounded(all / bareMs),
      });
    }

    await freshDistrict();
    const cadre = await personNamed('王主任', { role: 'cadre', division: NIUJIAO });
    const reporters = await Promise.all(
      Array.from({ length: REPORTS / A_REPORTER }, (_, number) => personNamed(`村民${number}`)),
    );
    const reports: { reportId: string; token: string }[] = [];
    await phase(
      'sent',
      Array.from({ length: REPORTS }, (_, number) => number),
      async (number) => {
        const { token } = reporters[number % reporters.length]!;
        const { reportId } = await must(submitReport, { token, body: { ...draft(number), mode: 'named' } });
        reports.push({ reportId, token });
      },
    );
    const { token } = cadre;
    const query = { role: 'cadre', limit: 50 };
    const looks = await Promise.all(Array.from({ length: 20 }, () => msOf(() => must(listWork, { token, query }))));
    const clockMs = await msOf(() => clock.handler());
    await phase('taken on', reports, ({ reportId }) =>
      must(acceptReport, { token, params: { reportId }, body: { version: 1 } }),
    );
    await phase('answered', reports, ({ reportId }) =>
      must(answerReport, { token, params: { reportId }, body: { version: 2, text: ANSWER, mediaIds: [] } }),
    );
    await phase('judged', reports, (report) =>
      must(rateAnswer, { token: report.token, params: { reportId: report.reportId }, body: { version: 3, stars: 5 } }),
    );
    await inParallel(reports, AT_ONCE, async ({ reportId, token: reporter }) => {
      const { state, timeline } = await must(showReport, { token: reporter, params: { reportId } });
      const steps = timeline.map(({ step }) => step).join();
      if (state !== 'closed' || steps !== 'submitted,routed,accepted,answered,rated')
        throw new Error(`${reportId} is ${state} after ${steps}`);
    });
    if (new Set(reports.map(({ reportId }) => reportId)).size !== REPORTS) throw new Error('a report was lost');

    await freshDistrict({ streams: true });
    const office = await personNamed('王主任', { role: 'cadre', division: NIUJIAO });
    const seen: number[] = [];
    let sender = '';
    for (let number = 0; number < ALONE; number += 1) {
      if (number % (A_REPORTER / 2) === 0) sender = (await personNamed(`村民${number}`)).token;
      seen.push(
        await msOf(async () => {
          const { reportId } = await must(submitReport, { token: sender, body: { ...draft(number), mode: 'named' } });
          for (;;) {
            await deliverStreams();
            const { items } = await must(listMessages, { token: office.token, query: { limit: 50 } });
            if (items.some((message) => message.reportId === reportId)) return;
            await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
          }
        }),
      );
    }
    return {
      how:
        `${REPORTS} reports of one village, ${AT_ONCE} at once, each command by the API with its token, limit, trail and idempotency mark; all ${REPORTS} were looked at afterwards: ` +
        `none lost, none done twice. Bare: the very same transactions on the same tables, without reading or deciding anything. From sending one until its office has the message ` +
        `(stream and Lambda in this process): median ${rounded(median(seen))} ms, p95 ${rounded(percentile(seen, 0.95))} ms of ${ALONE}. With ${REPORTS} waiting, ` +
        `the office's first page took ${rounded(median(looks))} ms (20 at once) and a run of the clock ${rounded(clockMs)} ms. DynamoDB Local does one transaction after the other: it is the limit here`,
      rows,
    };
  });
