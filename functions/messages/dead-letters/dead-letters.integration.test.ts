import {
  countDeadLetters,
  dropDeadLetter,
  type LetterKind,
  listDeadLetters,
  retryDeadLetter,
  retryDeadLetters,
} from '@shared/messages/dead-letters';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { listMessages } from '@shared/messages/messages';
import { submitReport } from '@shared/reports/reports';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { withFault } from '../../../tests/support/faults';
import { DISTRICT, NIUJIAO } from '../../../tests/support/people';
import { documentClient } from '../../platform/tables';
import { LAMP } from '../../reports/testing/lamp';
import { freshDistrict, type Person, personNamed } from '../../reports/testing/people';
import {
  agree,
  laterBy,
  MORNING,
  type Reminding,
  run,
  runFor,
  SEND,
  sentTo,
  setTime,
  someone,
  startReminding,
  tell,
  type Told,
} from '../../../tests/support/reminding';
import { handler as keepDeadLetters } from './keep-dead-letters';

let reminding: Reminding;
let admin: Person;
let her: Told;

beforeEach(async () => {
  setTime(MORNING);
  reminding = await startReminding();
  await freshDistrict({ streams: true });
  admin = await personNamed('孙磊', { role: 'admin', division: DISTRICT });
  her = await someone();
});
afterEach(() => reminding.stop());

const list = async (letterKind: LetterKind) =>
  (await callApi(listDeadLetters, { token: admin.token, params: { letterKind } })).body.items;
const counts = async () => (await callApi(countDeadLetters, { token: admin.token })).body;
const act = (
  route: typeof retryDeadLetter | typeof dropDeadLetter,
  letterKind: LetterKind,
  letterId: string,
  version: number,
) => callApi(route, { token: admin.token, params: { letterKind, letterId }, body: { version } });
const audits = async () => (await everyRow()).filter(({ _et, role }) => _et === 'Audit' && role === 'admin');

/** A reminder that our own mistake stopped. */
async function dies(kind: 'rejected' | 'lost', whom = her): Promise<void> {
  await agree(reminding, whom);
  await tell(whom);
  reminding.wechat.world.faults.set(
    SEND,
    kind === 'lost' ? { kind: 'reset', times: 1 } : { kind: 'errcode', times: 1, errcode: 47003 },
  );
  await run();
}

test('a reminder that failed is seen by the admin without saying whose it is, and sent again by one tap', async () => {
  await dies('rejected');
  const [letter] = await list('reminders');
  expect(letter).toMatchObject({
    through: 'wechat',
    group: 'progress',
    reason: 'rejected',
    attempts: 1,
    mayRepeat: false,
  });
  expect(JSON.stringify(letter)).not.toContain(her.accountId);
  expect(await counts()).toEqual({ reminders: 1, steps: 0 });

  const { letterId, version } = letter!;
  expect((await act(retryDeadLetter, 'reminders', letterId, version + 1)).body.code).toBe('version.stale');
  expect((await act(retryDeadLetter, 'reminders', letterId, version)).status).toBe(200);
  expect((await act(retryDeadLetter, 'reminders', letterId, version)).body.code).toBe('notFound');
  await run();
  expect(sentTo(reminding, her)).toHaveLength(1);
  expect([await list('reminders'), await counts()]).toEqual([[], { reminders: 0, steps: 0 }]);
  expect(await audits()).toEqual([
    expect.objectContaining({ action: 'retryDeadLetter', subject: `deadLetter#${letterId}`, note: 'wechat rejected' }),
  ]);
});

test('one is let be, and comes no more', async () => {
  await dies('lost');
  const [letter] = await list('reminders');
  expect(letter).toMatchObject({ reason: 'lost', mayRepeat: true });
  expect((await act(dropDeadLetter, 'reminders', letter!.letterId, letter!.version)).status).toBe(200);
  await runFor(3);
  expect([sentTo(reminding, her), await list('reminders'), await counts()]).toEqual([
    [],
    [],
    { reminders: 0, steps: 0 },
  ]);
});

test('all are sent again at once, but those that it might repeat', async () => {
  const people = [her, await someone(), await someone()];
  await dies('rejected', people[0]);
  await dies('rejected', people[1]);
  await dies('lost', people[2]);
  const { body } = await callApi(retryDeadLetters, { token: admin.token, params: { letterKind: 'reminders' } });
  expect(body).toEqual({ retried: 2, more: false });
  await run();
  expect(people.map((one) => sentTo(reminding, one).length)).toEqual([1, 1, 0]);
  expect((await list('reminders')).map(({ reason }) => reason)).toEqual(['lost']);
  expect(await audits()).toHaveLength(2);
});

test('only an admin sees them, of all the district: of a town, or of another county, none', async () => {
  const regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  expect((await callApi(countDeadLetters, { token: regulator.token })).body.code).toBe('auth.refused');
  for (const division of [NIUJIAO.slice(0, 9), '511504']) {
    const { token } = await personNamed('外面的管理员', { role: 'admin', division });
    const params = { letterKind: 'reminders' as const };
    expect((await callApi(countDeadLetters, { token })).body.code).toBe('notFound');
    expect((await callApi(listDeadLetters, { token, params })).body.code).toBe('notFound');
    expect((await callApi(retryDeadLetters, { token, params })).body.code).toBe('notFound');
  }
});

describe('a step that the stream’s consumer gave up', () => {
  let cadre: Person;
  let reporter: Person;
  const words = '村口的路灯坏了三个月没人来修';

  beforeEach(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
    reporter = await personNamed('李秀英');
    await deliverStreams();
  });
  afterEach(() => jest.restoreAllMocks());

  const toldTo = async ({ token }: Person) =>
    (await callApi(listMessages, { token })).body.items.map(({ kind }) => kind);
  const submit = async () =>
    (
      await callApi(submitReport, {
        token: reporter.token,
        body: {
          ...LAMP,
          description: words,
          mode: 'named',
        },
      })
    ).status;

  /** A row that cannot be read stands in the way of telling the cadre, for as long as this takes. */
  async function failTelling(act: () => Promise<void>): Promise<void> {
    const Key = { pk: `INBOX#${cadre.accountId}`, sk: 'UNREAD' };
    const TableName = process.env.CIVIC_TABLE!;
    await documentClient.send(new PutCommand({ TableName, Item: { ...Key, inbox: cadre.accountId, arrived: 'many' } }));
    await act();
    await documentClient.send(new DeleteCommand({ TableName, Key }));
  }

  /** The report is sent, and the stream tries to tell of it as often as it does. */
  async function gaveUp(): Promise<void> {
    expect(await submit()).toBe(200);
    await failTelling(deliverStreams);
  }

  test('becomes a row without a word of it; sent again, it is told once', async () => {
    await gaveUp();
    expect(await toldTo(cadre)).toEqual([]);
    expect(await counts()).toEqual({ reminders: 0, steps: 1 });
    const [letter] = await list('steps');
    expect(letter).toMatchObject({ through: 'tellAboutReport', reason: 'failed', canRetry: true, attempts: 1 });
    const rows = (await everyRow()).filter(({ _et }) => _et === 'DeadStep');
    for (const secret of [words, reporter.accountId, reporter.personId])
      expect(JSON.stringify(rows)).not.toContain(secret);

    laterBy(1);
    expect((await act(retryDeadLetter, 'steps', letter!.letterId, letter!.version)).status).toBe(200);
    await deliverStreams();
    expect(await toldTo(cadre)).toEqual(['workArrived']);
    expect([await list('steps'), await counts()]).toEqual([[], { reminders: 0, steps: 0 }]);
  });

  test('given up again when sent again, it is the same letter, and counted once', async () => {
    await gaveUp();
    const [letter] = await list('steps');
    laterBy(1);
    await act(retryDeadLetter, 'steps', letter!.letterId, letter!.version);
    await failTelling(deliverStreams);
    expect(await list('steps')).toEqual([
      expect.objectContaining({ letterId: letter!.letterId, attempts: 2, version: letter!.version + 2 }),
    ]);
    expect(await counts()).toEqual({ reminders: 0, steps: 1 });
  });

  /** What Lambda puts in the queue of a batch of a stream that is not kept any more. */
  const body = JSON.stringify({
    requestContext: { functionArn: 'arn:aws-cn:lambda:cn-north-1:1:function:mingbaile-prod-tellAboutReport:$LATEST' },
    timestamp: MORNING,
    DDBStreamBatchInfo: {
      streamArn: 'arn:aws:dynamodb:ddblocal:000000000000:table/none/stream/2026-01-01T00:00:00.000',
      shardId: 'shardId-00000000000000000000-00000000',
      startSequenceNumber: '000000000000000000001',
      endSequenceNumber: '000000000000000000001',
    },
  });

  test('a batch that the queue delivers twice is one letter; one whose records are gone says so', async () => {
    const event = { Records: [{ messageId: 'm', body }] } as never;
    expect(await keepDeadLetters(event)).toEqual({ batchItemFailures: [] });
    expect(await keepDeadLetters(event)).toEqual({ batchItemFailures: [] });
    const [letter, ...more] = await list('steps');
    expect([letter?.reason, letter?.canRetry, more]).toEqual(['gone', false, []]);
    expect((await act(retryDeadLetter, 'steps', letter!.letterId, letter!.version)).body.code).toBe('notFound');
    expect((await act(dropDeadLetter, 'steps', letter!.letterId, letter!.version)).status).toBe(200);
  });

  test('a letter that cannot be kept stays in the queue', async () => {
    const failed = { batchItemFailures: [{ itemIdentifier: 'm' }] };
    expect(await keepDeadLetters({ Records: [{ messageId: 'm', body: 'not json' }] } as never)).toEqual(failed);
    const whileDown = () => keepDeadLetters({ Records: [{ messageId: 'm', body }] } as never);
    expect(await withFault('down', 0, whileDown)).toEqual(failed);
  });
});
