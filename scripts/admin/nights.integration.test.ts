import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import os from 'node:os';
import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { writeRow } from '../../functions/platform/row';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { showMe } from '@shared/identity/identity';
import { dayInChina } from '@shared/time';
import { callApi } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { enrol, NIUJIAO, signInBound } from '../../tests/support/people';
import { databaseNow, freshTables } from '../../tests/support/tables';
import { personById, rosterPhoneOf } from '../../functions/identity/person-store';
import { bindingFaults } from '../../functions/identity/verify-bindings';
import { saveDeadStep } from '../../functions/messages/dead-letters/dead-step-store';
import { letterCount } from '../../functions/messages/dead-letters/count-store';
import { plantCodes } from '../../functions/orders/testing/signing';
import { auditRowsOf } from '../../functions/platform/audit';
import { aroundDynamoDB } from '../../functions/platform/dynamodb';
import { now } from '../../functions/platform/clock';
import { accountOwner, type Media, originalKeyOf } from '../../functions/media/media';
import { createMedia, endedMedia } from '../../functions/media/media-store';
import { newId } from '../../functions/platform/id';
import { claimOf } from '../../functions/reviews/pictures/picture';
import { ReviewEntity, reviewRow } from '../../functions/reviews/review-store';
import { CivicTable, documentClient } from '../../functions/platform/tables';
import { runAdminCommand } from './command';
import { differences, figuresOf } from './drill-figures';
import { missingOf, writeMissing } from './write-missing';

let said: { out: string[]; err: string[] };
let folder = '';
let undo: (() => void)[] = [];

beforeEach(async () => {
  await freshTables();
  folder = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-nights-'));
  process.env.INIT_CWD = folder;
  said = { out: [], err: [] };
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.out.push(text));
  jest.spyOn(console, 'error').mockImplementation((text: string) => void said.err.push(text));
});
afterEach(() => {
  for (const each of undo.splice(0)) each();
  undo = [];
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  delete process.env.INIT_CWD;
});

const run = async (...argv: string[]) => {
  said = { out: [], err: [] };
  const code = await runAdminCommand(argv);
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
};
const confirmed = (...argv: string[]) => run(...argv, '--confirm', 'local');
const rowsOf = async (...kinds: string[]) => (await everyRow()).filter(({ _et }) => kinds.includes(String(_et)));

const reviewWith = (personId: string, mediaId: string) =>
  reviewRow({
    ...{ villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance', personId, quarter: '2026-Q4' },
    ...{ reviewId: newId(), shownAs: 'hidden', stars: 2, comment: '公开栏的玻璃碎了', state: 'published', version: 1 },
    ...{ pictures: [{ mediaId, verdict: 'pass' }], firstAt: now(), reviewedAt: now(), publishedAt: now() },
  });

const mediaOf = (accountId: string, claimedBy: string): Media => {
  const mediaId = newId();
  const file = { kind: 'image', contentType: 'image/jpeg', bytes: 1, state: 'ready' } as const;
  return { ...file, mediaId, owner: accountOwner(accountId), claimedBy, originalKey: originalKeyOf(mediaId) };
};

describe('forget', () => {
  test('what is the person’s own goes, what a law keeps stays, and others lose nothing', async () => {
    const [own, other] = [
      await enrol('王秀英', { villageCode: NIUJIAO }),
      await enrol('李明', { villageCode: NIUJIAO }),
    ];
    const { token } = await signInBound('openid-own', own);
    await signInBound('openid-other', other);
    const { personId } = own.person;
    await plantCodes(personId, other.person.personId);
    // Pictures of a review go, and those of a report stay with it.
    const owner = (await rowsOf('Account')).find((row) => row.personId === personId)!.accountId as string;
    const ofReport = mediaOf(owner, '01REPORT');
    // One was sent from a phone that is bound no more.
    const ofReview = await Promise.all(
      [owner, newId()].map(async (accountId, place) => {
        const { mediaId, ...media } = mediaOf(accountId, '');
        const review = { ...reviewWith(personId, mediaId), quarter: `2026-Q${4 - place}` };
        await createMedia({ ...media, mediaId, claimedBy: claimOf(review) });
        await writeRow(ReviewEntity, review);
        return mediaId;
      }),
    );
    await createMedia(ofReport);
    const before = await everyRow();
    const tried = await confirmed('forget', '--person', personId, '--dry-run');
    expect(tried).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toMatch(/王\*英　要删：微信绑定和账号、名册上的手机号、Session 1、SigningCode 1/);
    expect(tried.out).toContain('会计法第二十三条');
    expect(await everyRow()).toEqual(before);

    expect(await confirmed('forget', '--person', personId)).toMatchObject({ code: 0, err: '' });
    expect(await rowsOf('Account', 'OpenidLookup', 'Session')).toHaveLength(3);
    expect(await rowsOf('SigningCode')).toHaveLength(1);
    const ended: string[] = [];
    for await (const mediaId of endedMedia(dayInChina(now()))) ended.push(mediaId);
    expect(ended.sort()).toEqual(ofReview.sort());
    const person = (await personById(personId))!;
    expect(person).toMatchObject({ name: '王秀英', maskedPhone: '' });
    expect([person.sealedPhone, person.accountId]).toEqual([undefined, undefined]);
    expect((await callApi(showMe, { token })).status).toBe(401);
    expect((await auditRowsOf(`person#${personId}`)).filter(({ action }) => action === 'forgetPerson')).toHaveLength(2);
    expect(JSON.stringify(said)).not.toContain(own.idNumber);
    expect(await bindingFaults()).toEqual([]);
  });

  test('broken off after the account was unbound, it is completed by the next try', async () => {
    const own = await enrol('王秀英', { villageCode: NIUJIAO });
    await signInBound('openid-own', own);
    const stop = aroundDynamoDB(
      'call',
      (next) => (operation, input) =>
        operation === 'TransactWriteItems' &&
        JSON.stringify(input).includes('SESSION#') &&
        JSON.stringify(input).includes('Delete')
          ? Promise.reject(new Error('cut off'))
          : next(operation, input),
    );
    expect(await confirmed('forget', '--person', own.person.personId)).toMatchObject({ code: 3 });
    stop();
    expect(await rowsOf('Account', 'Session')).toHaveLength(2);
    expect(await confirmed('forget', '--person', own.person.personId)).toMatchObject({ code: 0 });
    expect(await rowsOf('Account', 'OpenidLookup', 'Session')).toEqual([]);
    expect(await bindingFaults()).toEqual([]);
  });

  test('who holds an office is not forgotten before it is taken; another stage’s name confirms nothing', async () => {
    const cadre = await enrol('陈建国', { villageCode: NIUJIAO, grants: [{ role: 'cadre', division: NIUJIAO }] });
    expect(await confirmed('forget', '--person', cadre.person.personId)).toMatchObject({
      code: 1,
      err: expect.stringContaining('revoke'),
    });
    const own = await enrol('王秀英', { villageCode: NIUJIAO });
    expect(await run('forget', '--person', own.person.personId, '--confirm', 'prod')).toMatchObject({ code: 1 });
    expect((await personById(own.person.personId))!.maskedPhone).not.toBe('');
  });
});

describe('rotate-keys', () => {
  test('what the former key sealed is sealed by the new one, and opens without the former; a key that fits nothing writes nothing', async () => {
    const own = await enrol('王秀英', { villageCode: NIUJIAO });
    await signInBound('openid-own', own);
    const { personId } = own.person;
    const { PHONE_KEY: former = '' } = process.env;
    undo.push(() => void (process.env.PHONE_KEY = former));
    expect(await confirmed('rotate-keys', '--secret', 'phone')).toMatchObject({
      code: 1,
      err: expect.stringContaining('只有一个'),
    });
    for (const secret of ['lookup', 'audit', 'row', 'cursor'])
      expect(await confirmed('rotate-keys', '--secret', secret)).toMatchObject({ code: 1 });

    const phone = rosterPhoneOf((await personById(personId))!);
    const before = await everyRow();
    process.env.PHONE_KEY = `${'m'.repeat(48)},${'z'.repeat(48)}`;
    expect(await confirmed('rotate-keys', '--secret', 'phone')).toMatchObject({
      code: 1,
      err: expect.stringContaining('打不开'),
    });
    expect(await everyRow()).toEqual(before);

    process.env.PHONE_KEY = `${'n'.repeat(48)},${former}`;
    expect((await run('rotate-keys', '--secret', 'phone', '--dry-run')).out).toMatch(/Person　1 行.*\n.*Account　1 行/);
    expect((await confirmed('rotate-keys', '--secret', 'phone')).out).toContain('再封好了：2 行');
    process.env.PHONE_KEY = `${'n'.repeat(48)},${former}`;
    expect((await confirmed('rotate-keys', '--secret', 'phone')).out).toContain('没有旧密钥封的了');
    process.env.PHONE_KEY = 'n'.repeat(48);
    expect(rosterPhoneOf((await personById(personId))!)).toBe(phone);
    expect(await bindingFaults()).toEqual([]);
    expect(await auditRowsOf('stage#keys')).toMatchObject([{ action: 'rotateKeys', note: 'phone 2 rows' }]);
  });
});

describe('undeliver', () => {
  const step = (letterId: string, reason: 'failed' | 'gone') => ({
    letterId,
    consumer: 'tellAboutReport',
    ...(reason === 'failed' && { rowPk: 'REPORT#x', rowSk: 'EVENT#1' }),
    reason,
    state: 'dead' as const,
    attempts: 1,
    failedAt: '2026-11-28T01:00:00.000Z',
    version: 1,
  });

  test('lists them, sends again what can be, lets one be; each with its audit row', async () => {
    const [failed, gone] = [newId(), newId()];
    await saveDeadStep(step(failed, 'failed'), undefined);
    await saveDeadStep(step(gone, 'gone'), undefined);
    const listed = await run('undeliver', '--kind', 'steps');
    expect(listed.out).toMatch(new RegExp(`${gone}　tellAboutReport　gone　1 次　2026-11-28T01:00　不能再送`));
    expect(await confirmed('undeliver', '--kind', 'steps', '--retry', gone)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--drop'),
    });
    expect(await confirmed('undeliver', '--kind', 'steps', '--retry', 'all', '--dry-run')).toMatchObject({ code: 0 });
    expect(await letterCount('steps')).toBe(2);
    expect((await confirmed('undeliver', '--kind', 'steps', '--retry', 'all')).out).toContain('做好了：1 条');
    expect(await letterCount('steps')).toBe(1);
    expect(await confirmed('undeliver', '--kind', 'steps', '--drop', gone)).toMatchObject({ code: 0 });
    expect(await letterCount('steps')).toBe(0);
    expect(await auditRowsOf(`deadLetter#${failed}`)).toMatchObject([
      { action: 'retryDeadLetter', actor: expect.stringMatching(/^cli:/) },
    ]);
    expect(await auditRowsOf(`deadLetter#${gone}`)).toMatchObject([{ action: 'dropDeadLetter' }]);
    expect((await run('undeliver', '--kind', 'steps')).out).toBe('没有没送到的');
    expect(await run('undeliver')).toMatchObject({ code: 1, err: expect.stringContaining('--kind') });
  });
});

describe('backup-check', () => {
  /** DynamoDB Local has no backups: it is asked in AWS's stead, and answers as the documentation says AWS does. */
  const answering = (PointInTimeRecoveryStatus: string, hoursAgo: number) => {
    undo.push(
      aroundDynamoDB(
        'call',
        (next) => (operation, input) =>
          operation === 'DescribeContinuousBackups'
            ? Promise.resolve({
                ContinuousBackupsDescription: {
                  PointInTimeRecoveryDescription: {
                    PointInTimeRecoveryStatus,
                    LatestRestorableDateTime: Date.now() / 1000 - hoursAgo * 3600,
                  },
                },
              })
            : next(operation, input),
      ),
    );
  };

  test('says up to when, and fails where it is off or a day old', async () => {
    answering('ENABLED', 0.1);
    expect(await run('backup-check')).toMatchObject({ code: 0, out: expect.stringContaining('可以恢复到') });
    undo.splice(0).forEach((each) => each());
    answering('ENABLED', 25);
    expect(await run('backup-check')).toMatchObject({ code: 1, err: expect.stringContaining('旧了') });
    undo.splice(0).forEach((each) => each());
    answering('DISABLED', 0);
    expect(await run('backup-check')).toMatchObject({ code: 1, err: expect.stringContaining('没有开') });
  });
});

describe('restore-drill', () => {
  const RESTORED = ['drill-civic', 'drill-ledger'] as const;

  async function copy(from: string, to: string): Promise<void> {
    const dynamodb = databaseNow();
    await dynamodb.send(
      new CreateTableCommand({
        TableName: to,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      }),
    );
    undo.push(() => void dynamodb.send(new DeleteTableCommand({ TableName: to })).finally(() => dynamodb.destroy()));
    const { rowsIn } = await import('./restore-drill');
    for await (const Item of rowsIn(from)) await documentClient.send(new PutCommand({ TableName: to, Item }));
  }

  test('two tables restored beside ours, without TTL and streams, are compared by rows and sums; a changed sum is named', async () => {
    const own = await enrol('王秀英', { villageCode: NIUJIAO });
    await signInBound('openid-own', own);
    const { CIVIC_TABLE = '', LEDGER_TABLE = '' } = process.env;
    const paid = { pk: 'X', sk: 'X', _et: 'Payment', amountFen: 12_345 };
    await documentClient.send(new PutCommand({ TableName: LEDGER_TABLE, Item: paid }));
    await copy(CIVIC_TABLE, RESTORED[0]);
    await copy(LEDGER_TABLE, RESTORED[1]);
    const drill = () => confirmed('restore-drill', '--civic', RESTORED[0], '--ledger', RESTORED[1]);
    const same = await drill();
    expect(same).toMatchObject({ code: 0, err: '' });
    expect(same.out.match(/每一类的行数和金额都一样/g)).toHaveLength(2);
    expect(await auditRowsOf('stage#restore')).toMatchObject([{ action: 'restoreDrill' }]);

    const Key = { pk: 'X', sk: 'X' };
    await documentClient.send(
      new UpdateCommand({
        TableName: RESTORED[1],
        Key,
        UpdateExpression: 'SET amountFen = :f',
        ExpressionAttributeValues: { ':f': 12_344 },
      }),
    );
    expect((await drill()).out).toContain('Payment　现在 1 行 123.45 元，恢复的 1 行 123.44 元');
    expect(await run('restore-drill', '--civic', CIVIC_TABLE, '--ledger', RESTORED[1])).toMatchObject({ code: 1 });
    expect(await confirmed('restore-drill', '--civic', 'no-such', '--ledger', RESTORED[1])).toMatchObject({ code: 3 });
  });

  test('kinds that DynamoDB takes away by itself are not compared; a row gone of a kind that stays is', async () => {
    async function* rows(...kinds: string[]) {
      for (const _et of kinds) yield await Promise.resolve({ _et, amountFen: 100 });
    }
    const now = await figuresOf(rows('Session', 'Report'));
    const then = await figuresOf(rows('Limit', 'Report', 'Report'));
    expect(differences(now, then)).toEqual([
      { kind: 'Report', now: { count: 1, fen: 100n }, then: { count: 2, fen: 200n }, isLess: true },
    ]);
    const more = await figuresOf(rows('Report', 'Report', 'Report'));
    expect(differences(more, then)).toMatchObject([{ kind: 'Report', isLess: false }]);
  });
});

describe('what the console says', () => {
  test('an export tells what was done about one and not whom else it was about', async () => {
    const own = await enrol('王秀英', { villageCode: NIUJIAO });
    const { auditRow } = await import('../../functions/platform/audit');
    const { transact } = await import('../../functions/platform/transact');
    const subject = `person#${own.person.personId}`;
    await transact(
      auditRow({
        subject,
        action: 'agreeToShare',
        at: '2026-11-28T01:00:00.000Z',
        actor: 'x',
        note: 'viewer 01JOTHER',
      }),
    );
    await confirmed('export', '--person', own.person.personId, '--out', 'own.json');
    const text = readFileSync(path.join(folder, 'own.json'), 'utf8');
    expect(text).toContain('agreeToShare');
    expect(text).not.toContain('01JOTHER');
  });

  test('a refusal while it is done does not say that nothing was written', async () => {
    const own = await enrol('王秀英', { villageCode: NIUJIAO });
    const { AppError } = await import('@shared/errors');
    undo.push(
      aroundDynamoDB(
        'call',
        (next) => (operation, input) =>
          operation === 'TransactWriteItems' ? Promise.reject(new AppError('notFound')) : next(operation, input),
      ),
    );
    const { code, err } = await confirmed('forget', '--person', own.person.personId);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('写好的留着') });
  });

  test('a first row that somebody wrote meanwhile stays theirs', async () => {
    const { put } = await import('../seed/row');
    const { DistrictEntity } = await import('../../functions/identity/division-store');
    const rows = [
      put(DistrictEntity, { code: '511599', name: '我们的' }),
      put(DistrictEntity, { code: '511598', name: '另一个' }),
    ];
    expect(await missingOf(rows)).toHaveLength(2);
    let once = false;
    undo.push(
      aroundDynamoDB('call', (next) => async (operation, input) => {
        if (operation === 'TransactWriteItems' && !once) {
          once = true;
          await documentClient.send(
            new PutCommand({
              TableName: CivicTable.getName(),
              Item: { pk: 'DISTRICTS', sk: 'DISTRICT#511599', _et: 'District', code: '511599', name: '别人的' },
            }),
          );
        }
        return next(operation, input);
      }),
    );
    expect(await writeMissing(rows)).toBe(1);
    const names = (await rowsOf('District')).map(({ name }) => name).sort();
    expect(names).toEqual(['别人的', '另一个'].sort());
  });
});
