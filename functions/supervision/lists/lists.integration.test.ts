import { decideListMatch, type ListMatch, listListMatches, listWatchLists } from '@shared/supervision/lists';
import { listAlerts, listWatchRules } from '@shared/supervision/supervision';
import { isIdNumber } from '@shared/text/id-number';
import { writeRow } from '../../platform/row';
import { programRows } from '../../../scripts/seed/programs';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, type Enrolled, FENGXIANG, NIUJIAO } from '../../../tests/support/people';
import { kindNamed } from '../../imports/all-kinds';
import { checkFile } from '../../imports/check-file';
import { csvOf, fileWith } from '../../imports/testing/files';
import { listColumns } from '../../imports/kinds/list-columns';
import { undoBatch } from '../../imports/undo-batch';
import { writeFile } from '../../imports/write-file';
import { personById, PersonEntity, rosterPerson } from '../../identity/person-store';
import { newId } from '../../platform/id';
import { freshDistrict, type Person, personNamed } from '../../reports/testing/people';
import { ProgramEntity } from '../../subsidies/program-store';
import { recordPayments } from '../../subsidies/record-payments';
import { paymentOn } from '../../subsidies/testing/payments';
import { RuleSettingEntity } from '../rule-settings/setting-store';
import { handler as watch } from '../watching/watch-villages';

const AT = '2026-11-20T03:00:00.000Z';
const BY = { at: AT, actor: 'importer' };
const KIND = kindNamed('lists')!;
const params = { districtCode: DISTRICT };
const ABOVE = (kind = '死亡', more: string[][] = []) => [
  ['名单种类：' + kind],
  ['提供单位：区公安分局'],
  ['数据截止日期：2026-10-31'],
  ['法律依据：社会救助暂行办法第五十八条'],
  ['删除日期：2027-04-30'],
  ...more,
];
const HEAD = ['姓名', '身份证号', '出生日期', '村', '起始日期', '终止日期'];

let regulator: Person;
beforeEach(async () => {
  itIs(AT);
  await freshDistrict();
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  await Promise.all(programRows().map((row) => writeRow(ProgramEntity, row)));
  // The villages here keep no book, so that each month of theirs is late.
  await writeRow(RuleSettingEntity, {
    districtCode: DISTRICT,
    code: 'YJ34',
    state: 'retired',
    figures: {},
    version: 1,
    changedAt: AT,
  });
});

type Rows = (string | undefined)[][];
async function check(rows: Rows) {
  const { report, spool } = await checkFile(KIND, fileWith(csvOf(rows)), BY);
  spool.discard();
  return { ...report.counts, said: [...report.problems, ...report.warnings].map(({ message }) => message) };
}
async function bring(rows: Rows): Promise<string> {
  const checked = await checkFile(KIND, fileWith(csvOf(rows)), BY);
  expect(checked.report.problems).toEqual([]);
  await writeFile(KIND, checked, { ...BY, fileName: 'lists.csv' }).finally(() => checked.spool.discard());
  return checked.report.batchId;
}
const pay = ({ person }: Enrolled, period: string, over = {}) =>
  recordPayments([paymentOn('2026-03-20', person.personId, { period, ...over })], AT, 'import');
const alerts = async () =>
  ((await callApi(listAlerts, { token: regulator.token, params: { division: DISTRICT } })).body.items ?? []).map(
    ({ ruleCode, sentence }) => `${ruleCode} ${sentence}`,
  );
const onlyList = async () => (await callApi(listWatchLists, { token: regulator.token, params })).body.items[0]!;
const questions = async (person = regulator): Promise<ListMatch[]> => {
  const { listId } = await onlyList();
  return (await callApi(listListMatches, { token: person.token, params: { ...params, listId } })).body.items;
};
const decide = ({ listId, rowId, version }: ListMatch, personId?: string, person = regulator) =>
  callApi(decideListMatch, {
    token: person.token,
    params: { ...params, listId, rowId },
    body: { version, ...(personId && { personId }) },
  });
const oldNumber = (idNumber: string) => idNumber.slice(0, 6) + idNumber.slice(8, 17);
const silentFor = async (code: string) =>
  (await callApi(listWatchRules, { token: regulator.token, params })).body.items.find((rule) => rule.code === code)!
    .waitsFor;

test('a list of the dead enters by a file: the number decides, the month of death is due, and no number is kept', async () => {
  const [late, due] = [
    await enrol('周桂芳', { bornOn: '1949-03-02' }),
    await enrol('罗光明', { bornOn: '1950-03-02' }),
  ];
  await pay(late, '2026年3月');
  await pay(due, '2026年2月');
  expect(await silentFor('YJ28')).toEqual(['deaths']);
  await bring([
    ...ABOVE(),
    HEAD,
    // The old form of the number, and a name that is written otherwise.
    ['周桂方', oldNumber(late.idNumber), '', '', '2026-02-10', ''],
    ['罗光明', due.idNumber, '', '', '2026-02-10', ''],
    ['外地人', '110105194912310038', '', '', '2026-02-10', ''],
  ]);
  expect(await silentFor('YJ28')).toEqual([]);
  expect(await onlyList()).toMatchObject({ kind: 'deaths', source: '区公安分局', rows: 3, neverCompared: 0 });
  const kept = JSON.stringify(await everyRow());
  for (const secret of [
    late.idNumber,
    oldNumber(late.idNumber),
    due.idNumber,
    '110105194912310038',
    '外地人',
    '周桂方',
  ])
    expect(kept).not.toContain(secret);
  await watch();
  expect(await alerts()).toEqual([expect.stringContaining('YJ28')]);
  expect((await alerts())[0]).toContain('2026年3月');
});

test('periods are compared, not lists: paid before, and after the day that the list is of, is nothing', async () => {
  const [during, before, later, other] = await Promise.all(
    ['甲一一', '乙二二', '丙三三', '丁四四'].map((name) => enrol(name)),
  );
  await pay(during!, '2026年3月', { programCode: 'BT39', programName: '养老' });
  await pay(before!, '2025年3月', { programCode: 'BT39', programName: '养老' });
  await pay(later!, '2026年11月', { programCode: 'BT39', programName: '养老' });
  await pay(other!, '2026年3月', { programCode: 'BT01' });
  expect((await check([...ABOVE('财政供养'), HEAD, ['甲一一', during!.idNumber]])).said).toEqual([
    '请写上按文件不能同时享受的补贴编号，不写就没有可比的',
  ]);
  await bring([
    ...ABOVE('财政供养', [['不能同时享受的补贴：BT39']]),
    HEAD,
    ['甲一一', during!.idNumber, '', '', '2026-01-01', ''],
    ['乙二二', before!.idNumber, '', '', '2026-01-01', ''],
    ['丙三三', later!.idNumber, '', '', '2026-01-01', ''],
    ['丁四四', other!.idNumber, '', '', '2026-01-01', ''],
  ]);
  await watch();
  expect(await alerts()).toEqual([expect.stringMatching(/^YJ30 .*财政供养/)]);
});

test('what only a name brings together is for a person: same, not the same, and back again, with who said it', async () => {
  const [one, two] = await Promise.all(
    [NIUJIAO, FENGXIANG].map((villageCode) => enrol('李秀英', { villageCode, bornOn: '1951-05-06' })),
  );
  await pay(one!, '2026年3月');
  await bring([
    ...ABOVE(),
    HEAD,
    ['李秀英', '', '1951-05-06', '', '2026-02-10', ''],
    ['孙没人', '', '', '', '2026-02-10', ''],
    ['钱不对', '123', '', '', '2026-02-10', ''],
  ]);
  expect(await onlyList()).toMatchObject({ rows: 3, neverCompared: 2 });
  await watch();
  expect(await alerts()).toEqual([]);
  const [asked, ...more] = await questions();
  expect(more).toEqual([]);
  expect(asked).toMatchObject({ name: '李秀英', state: 'open', version: 1 });
  expect(asked!.candidates.map(({ personId }) => personId).sort()).toEqual(
    [one!.person.personId, two!.person.personId].sort(),
  );
  expect((await decide(asked!, newId())).status).toBe(404);
  const apart = (await decide(asked!)).body;
  expect(apart).toMatchObject({ state: 'apart', version: 2 });
  expect((await decide(asked!, one!.person.personId)).body).toMatchObject({ code: 'version.stale' });
  const same = (await decide(apart, one!.person.personId)).body;
  expect(same).toMatchObject({ state: 'same', personId: one!.person.personId, version: 3 });
  expect(same.steps.map(({ state, by }) => [state, by])).toEqual([
    ['open', undefined],
    ['apart', '周敏'],
    ['same', '周敏'],
  ]);
  itIs('2026-11-21T20:00:00.000Z');
  await watch();
  regulator = await personNamed('郑华', { role: 'regulator', division: DISTRICT });
  expect(await alerts()).toEqual([expect.stringContaining('YJ28')]);
});

test('a row does not exist for whom it may mean, nor for who lives with them; on the day of deletion nobody has the list', async () => {
  const self = await personNamed('吴桂兰', { role: 'regulator', division: DISTRICT });
  const { bornOn } = (await personById(self.personId))!;
  await bring([...ABOVE(), HEAD, ['吴桂兰', '', bornOn, '', '2026-02-10', '']]);
  const [asked] = await questions();
  expect(asked).toBeDefined();
  expect(await questions(self)).toEqual([]);
  expect((await decide(asked!, undefined, self)).status).toBe(404);
  itIs('2027-04-29T16:00:00.000Z');
  const again = await personNamed('郑华', { role: 'regulator', division: DISTRICT });
  expect((await callApi(listWatchLists, { token: again.token, params })).body.items).toEqual([]);
  expect((await decide(asked!, undefined, again)).status).toBe(404);
  const left = (await everyRow()).filter(({ pk }) => String(pk).startsWith('LIST'));
  expect(left.length).toBeGreaterThan(0);
  expect(left.every(({ ttl }) => ttl === Date.parse('2027-04-29T16:00:00.000Z') / 1000)).toBe(true);
});

test('the same file changes nothing, another of that day is refused, and a list is taken back whatever was said of it', async () => {
  const one = await enrol('李秀英', { bornOn: '1951-05-06' });
  const copy = rosterPerson({
    ...one.person,
    personId: newId(),
    idNumber: one.idNumber,
    householdId: newId(),
    grants: [],
  });
  await writeRow(PersonEntity, copy);
  const rows = [
    ...ABOVE(),
    HEAD,
    ['李秀英', one.idNumber, '', '', '2026-02-10', ''],
    ['李秀英', '', '1951-05-06', '', '2026-01-10', ''],
  ];
  const batchId = await bring(rows);
  expect(await check(rows)).toMatchObject({ new: 0, same: 2 });
  expect((await check([...rows, ['另一个', '', '1950-01-01', '', '2026-02-10', '']])).said[0]).toContain('导入过了');
  const [asked] = await questions();
  await decide(asked!);
  // Two rows of the roster are one human being: what was paid by either is asked about.
  await recordPayments([paymentOn('2026-03-20', copy.personId, { period: '2026年3月' })], AT, 'import');
  await watch();
  expect(await alerts()).toHaveLength(1);
  await undoBatch(KIND, batchId, BY);
  expect((await callApi(listWatchLists, { token: regulator.token, params })).body.items).toEqual([]);
  expect(await silentFor('YJ28')).toEqual(['deaths']);
});

test('a number that Excel rounded is refused, though it became one that somebody has', async () => {
  expect((await check([...ABOVE(), HEAD, ['周桂芳', '511503197001010000', '', '', '2026-02-10', '']])).said).toEqual([
    expect.stringContaining('后三位是 000'),
  ]);
  const fifteen = Array.from({ length: 100 }, (_, place) => `5115031970010${String(place).padStart(2, '0')}`);
  const rounded = Number(fifteen.map((digits) => `${digits}000`).find(isIdNumber));
  const parsed = listColumns.idNumber.parse({ text: String(rounded), number: rounded });
  expect(parsed).toMatchObject({ message: expect.stringContaining('只留 15 位') as string });
});

test.each([
  ['2026-12-31', '2027-04-30', '2026-02-10', '还没到'],
  ['2026-10-31', '2026-11-20', '2026-02-10', '已经过了'],
  ['2026-10-31', '2028-01-01', '2026-02-10', '最多留一年'],
  ['2026-10-31', '2027-04-30', '', '去世的日期'],
  ['2026-10-31', '2027-04-30', '2026-11-10', '之后'],
])('a list of %s, to be deleted on %s, of a day %s is refused: %s', async (asOf, deleteOn, from, words) => {
  const { said } = await check([
    ['名单种类：死亡'],
    ['提供单位：区公安分局'],
    [`数据截止日期：${asOf}`],
    ['法律依据：社会救助暂行办法'],
    [`删除日期：${deleteOn}`],
    HEAD,
    ['李秀英', '110105194912310038', '', '', from, ''],
  ]);
  expect(said.join()).toContain(words);
});
