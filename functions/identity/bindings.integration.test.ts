import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { openAnonymousReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import { confirmGrant, listOpenGrants } from '@shared/identity/grants';
import { grantRole, revokeRole, showMe, unbindPerson } from '@shared/identity/identity';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { callApi, signInAs } from '../../tests/support/api';
import { DISTRICT, enrol, NIUJIAO, bindAndSettle } from '../../tests/support/people';
import { everyRow } from '../../tests/support/every-row';
import { newSecret } from '../platform/sealed';
import { CivicTable, documentClient } from '../platform/tables';
import { verifyAll } from '../reports/trail/verify-trails';
import { LAMP } from '../reports/testing/lamp';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';

// What the administrator of the cloud may do: write any row of any table, without our keys.

type Row = Record<string, unknown>;
const rowOf = async (pk: string, sk: string): Promise<Row> =>
  (
    await documentClient.send(
      new GetCommand({ TableName: CivicTable.getName(), Key: { pk, sk }, ConsistentRead: true }),
    )
  ).Item!;
const put = (row: Row) => documentClient.send(new PutCommand({ TableName: CivicTable.getName(), Item: row }));
const remove = ({ pk, sk }: Row) =>
  documentClient.send(new DeleteCommand({ TableName: CivicTable.getName(), Key: { pk, sk } }));
const ofKind = async (kind: string): Promise<Row[]> => (await everyRow()).filter(({ _et }) => _et === kind);
const found = async () => (await verifyAll()).faults.map(({ what }) => what).sort();

let resident: Person;
let admin: Person;

beforeEach(async () => {
  await freshDistrict();
  resident = await personNamed('李秀英');
  admin = await personNamed('孙磊', { role: 'admin', division: DISTRICT });
});

const accountRow = ({ accountId }: Person) => rowOf(`ACCOUNT#${accountId}`, 'ACCOUNT');
const personRow = ({ personId }: Person) => rowOf(`PERSON#${personId}`, 'PERSON');
const may = async ({ token }: Person) => (await callApi(listOpenGrants, { token })).status;

test('what was done by the ordinary ways fits together', async () => {
  const other = await personNamed('周敏', { role: 'cadre', division: NIUJIAO });
  const cadre = { role: 'cadre' as const, division: NIUJIAO };
  await callApi(grantRole, { token: admin.token, params: { personId: resident.personId }, body: cadre });
  await callApi(revokeRole, { token: admin.token, params: { personId: other.personId, ...cadre } });
  await callApi(unbindPerson, { token: other.token });
  await bindAndSettle('openid-again', await enrol('陈再来', { grants: [cadre] }));
  expect(await found()).toEqual([]);
});

describe('found, and refused when it is used', () => {
  const GRANTS = [{ role: 'admin', division: DISTRICT }];

  test('a role written into an account', async () => {
    expect(await may(resident)).toBe(403);
    await put({ ...(await accountRow(resident)), grants: GRANTS });
    expect(await may(resident)).toBe(401);
    expect(await found()).toEqual(['holderRemoved', 'rolesUnequal', 'sealBroken']);
  });

  test('a role written into an account, a person and the list of holders alike', async () => {
    await put({ ...(await accountRow(resident)), grants: GRANTS });
    await put({ ...(await personRow(resident)), grants: GRANTS });
    const pk = `HOLDERS#admin#${DISTRICT}`;
    await put({
      ...(await rowOf(pk, `ACCOUNT#${admin.accountId}`)),
      sk: `ACCOUNT#${resident.accountId}`,
      accountId: resident.accountId,
    });
    expect(await may(resident)).toBe(401);
    expect(await found()).toEqual(['sealBroken', 'sealBroken']);
  });

  test('the seal of another row, of another account or taken away', async () => {
    for (const seal of [(await accountRow(admin)).seal, undefined, '']) {
      await put({ ...(await accountRow(resident)), grants: GRANTS, seal });
      expect(await may(resident)).toBe(401);
    }
    const { pk, sk } = await accountRow(resident);
    await put({ ...(await accountRow(admin)), pk, sk });
    expect(await may(resident)).toBe(401);
    expect(await found()).toContain('sealBroken');
  });

  test('a role that sleeps is not woken by another instant of the binding', async () => {
    const row = await accountRow(admin);
    await put({ ...row, boundAt: '2026-01-01T00:00:00.000Z' });
    expect(await may(admin)).toBe(401);
    expect(await found()).toEqual(['boundAtUnequal', 'sealBroken']);
  });

  test('a binding that is made to point at somebody else', async () => {
    const { personId, personName, villageCode } = await accountRow(admin);
    await put({ ...(await accountRow(resident)), personId, personName, villageCode });
    expect((await callApi(showMe, { token: resident.token })).status).toBe(401);
    expect(await found()).toEqual(expect.arrayContaining(['sealBroken', 'unpaired']));
  });

  test('a person who is made to point at another account is not sealed anew by the next change', async () => {
    await put({ ...(await personRow(resident)), accountId: admin.accountId });
    const cadre = { role: 'cadre' as const, division: NIUJIAO };
    const given = await callApi(grantRole, {
      token: admin.token,
      params: { personId: resident.personId },
      body: cadre,
    });
    expect(given.status).toBeGreaterThanOrEqual(400);
    expect(await found()).toEqual(expect.arrayContaining(['sealBroken', 'unpaired']));
  });

  test('a WeChat user who is made to come to another account', async () => {
    const [mine, theirs] = await Promise.all(
      [resident, admin].map(async ({ accountId }) =>
        (await ofKind('OpenidLookup')).find((row) => row.accountId === accountId),
      ),
    );
    await put({ ...mine!, accountId: theirs!.accountId });
    await expect(signInAs(resident.openid).then(({ session }) => session.me.accountId)).rejects.toThrow();
    expect(await found()).toEqual(expect.arrayContaining(['sealBroken', 'wayUnequal']));
  });

  test('a session that is made to speak for another account', async () => {
    const sessionId = resident.token.split('.')[0];
    await put({ ...(await rowOf(`SESSION#${sessionId}`, 'SESSION')), accountId: admin.accountId });
    expect(await may(resident)).toBe(401);
  });

  test('a first yes that nobody said', async () => {
    const second = await personNamed('何清', { role: 'admin', division: DISTRICT });
    const params = { personId: resident.personId };
    await callApi(grantRole, { token: admin.token, params, body: { role: 'custodian', division: DISTRICT } });
    const [open] = (await ofKind('OpenGrant')).filter(({ role }) => role === 'custodian');
    const victim = await enrol('吴明');
    await put({ ...open!, personId: victim.person.personId });
    const grantId = String(open!.grantId);
    expect((await callApi(confirmGrant, { token: second.token, params: { grantId } })).status).toBe(404);
    expect(await found()).toEqual(['sealBroken']);
  });
});

describe('found', () => {
  test('a holder who is taken from the list, and one who is put in', async () => {
    const row = await rowOf(`HOLDERS#admin#${DISTRICT}`, `ACCOUNT#${admin.accountId}`);
    await remove(row);
    expect(await found()).toEqual(['holderRemoved']);
    await put(row);
    await put({ ...row, sk: `ACCOUNT#${resident.accountId}`, accountId: resident.accountId });
    expect(await found()).toEqual(['holderInserted']);
  });

  test('a cadre who is taken from the list, so that a report which names them is not known to', async () => {
    const cadre = await personNamed('陈建国', { role: 'cadre', division: NIUJIAO });
    const row = await rowOf(`CADRES#${NIUJIAO}`, `CADRE#${cadre.personId}`);
    await remove(row);
    expect(await found()).toEqual(['cadreRemoved']);
    await put({ ...row, name: '陈建园' });
    expect(await found()).toEqual(['cadreRemoved']);
    await put(row);
    await put({ ...row, sk: `CADRE#${resident.personId}`, cadreId: resident.personId });
    expect(await found()).toEqual(['cadreInserted']);
  });
});

describe('the ways to a report', () => {
  const draft = () => ({
    ...LAMP,
    description: `村口的路灯坏了三个月没人修，${newSecret()}`,
  });
  const anonymous = async () =>
    (await callApi(submitAnonymousReport, { body: { ...draft(), draftKey: newSecret() } })).body;

  test('a receipt that is made to open another report opens nothing, and is found', async () => {
    const [mine, theirs] = [await anonymous(), await anonymous()];
    const receipts = await ofKind('Receipt');
    const row = receipts.find(({ reportId }) => reportId === mine.reportId)!;
    await put({ ...row, reportId: theirs.reportId });
    const { receiptNo } = mine;
    expect((await callApi(openAnonymousReport, { body: { receiptNo } })).status).toBeGreaterThanOrEqual(400);
    expect(await found()).toEqual(expect.arrayContaining(['rowInserted', 'rowRemoved']));
  });

  test('each that is taken away, altered or put in is found', async () => {
    const { reportId } = (await callApi(submitReport, { token: resident.token, body: { ...draft(), mode: 'named' } }))
      .body;
    const ways = [...(await ofKind('ReportPointer')), ...(await ofKind('Fingerprint'))];
    expect(ways.map(({ reportId: of }) => of)).toEqual([reportId, reportId, reportId]);
    for (const way of ways) {
      await remove(way);
      expect(await found()).toEqual(['rowRemoved']);
      await put({ ...way, rank: '2020' });
      expect(await found()).toEqual(['rowAltered']);
      await put(way);
      expect(await found()).toEqual([]);
      await put({ ...way, pk: `ACCUSED#${admin.personId}` });
      expect(await found()).toEqual(['rowInserted']);
      await remove({ ...way, pk: `ACCUSED#${admin.personId}` });
    }
  });

  test('the list in which it awaits its office', async () => {
    const { reportId } = await anonymous();
    const row = await rowOf(`REPORT#${reportId}`, 'REPORT');
    await put({ ...row, gsi2pk: 'WORK#nobody#open' });
    expect(await found()).toEqual(['rowAltered']);
  });
});
