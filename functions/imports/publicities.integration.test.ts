import { listPublicities, listPublicityRows } from '@shared/subsidies/publicity';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import type { Row } from '../../scripts/seed/row';
import { writeRows } from '../../scripts/seed/write';
import { callApi } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { itIs } from '../../tests/support/it-is';
import { NIUJIAO } from '../../tests/support/people';
import { documentClient } from '../platform/tables';
import { ProgramEntity } from '../subsidies/program-store';
import { PublicityRuleEntity } from '../subsidies/publicity/publicity-store';
import { kindNamed } from './all-kinds';
import { tableFile } from './testing/files';
import { AT, BY, dryRun, importFile, saidOf } from './testing/office';
import { CannotUndo, undoBatch } from './undo-batch';
import { freshDistrict } from '../reports/testing/people';

const KIND = kindNamed('publicities')!;
const HEAD = ['村', '补贴项目', '批次号', '所属期', '公示开始日期', '发放单位', '监督电话', '姓名', '组', '金额'];
const FIRST = ['牛角村', '耕地地力保护补贴', 'BT01-202611', '2026年', '2026-11-20', '南溪区财政局', '12345'];
/** The list's own cells stand on its first line alone, as offices write them. */
const listOf = (count: number, first = FIRST) => [
  HEAD,
  ...Array.from({ length: count }, (_, place) => [
    ...(place === 0 ? first : Array<string>(first.length).fill('')),
    `王秀${'兰英梅芳'[place % 4]}`,
    `${1 + (place % 3)}组`,
    `${100 + place}.00`,
  ]),
];
const program = (programCode: string, name: string) => ({
  programCode,
  name,
  category: '农业',
  department: '农业农村局',
  level: '中央',
  audience: '农户',
  cycle: '每年',
  confidence: 'high' as const,
});

beforeEach(async () => {
  itIs(AT);
  await freshDistrict();
  const rule = {
    programCode: 'BT01',
    names: 'masked' as const,
    days: 7,
    reason: '按要求公示',
    source: '',
    confidence: 'low' as const,
  };
  await writeRows([
    new BatchPutRequest(ProgramEntity, program('BT01', '耕地地力保护补贴')),
    new BatchPutRequest(ProgramEntity, program('BT02', '没有定公示办法的补贴')),
    new BatchPutRequest(PublicityRuleEntity, rule),
  ] as unknown as Row[]);
});
afterEach(() => jest.restoreAllMocks());

async function check(rows: string[][]) {
  const { counts, problems } = await dryRun('publicities', tableFile(rows));
  return { counts, said: saidOf(problems) };
}
const run = async (rows: string[][]) => (await importFile('publicities', tableFile(rows))).report.batchId;
const lists = async () => (await callApi(listPublicities, { params: { villageCode: NIUJIAO } })).body.items;

test('a batch is published: masked names, its days by the rule, the same file changes nothing', async () => {
  const batchId = await run(listOf(3));
  const [list] = await lists();
  expect(list).toMatchObject({ state: 'open', count: 3, totalFen: 30_300, publicUntil: '2026-11-26', names: 'masked' });
  const { items } = (
    await callApi(listPublicityRows, { params: { villageCode: NIUJIAO, publicityId: list!.publicityId } })
  ).body;
  expect(items[0]).toMatchObject({ place: 1, name: '王*兰', group: '1组', amountFen: 10_000 });
  expect(JSON.stringify(await everyRow())).not.toContain('王秀兰');
  expect((await check(listOf(3))).counts).toMatchObject({ new: 0, same: 3 });
  await expect(undoBatch(KIND, batchId, BY)).rejects.toThrow(CannotUndo);
  expect(await lists()).toHaveLength(1);
});

test('a batch is published once: other names want another number', async () => {
  await run(listOf(3));
  expect((await check(listOf(4))).said[0]).toContain('批次号 这个村的这一批已经公示过');
  await run(
    listOf(
      4,
      FIRST.map((cell) => (cell === 'BT01-202611' ? 'BT01-202611-更正' : cell)),
    ),
  );
  expect(await lists()).toHaveLength(2);
});

test('a long list that breaks off is shown by nobody, and is whole when the file is run again', async () => {
  const send = documentClient.send.bind(documentClient);
  let transactions = 0;
  jest.spyOn(documentClient, 'send').mockImplementation(((command: { constructor: { name: string } }, ...rest: []) => {
    if (command.constructor.name === 'TransactWriteCommand' && (transactions += 1) === 2)
      throw new Error('the power went');
    return send(command as never, ...rest);
  }) as never);
  await expect(run(listOf(230))).rejects.toThrow();
  jest.restoreAllMocks();
  expect(await lists()).toEqual([]);
  await run(listOf(230));
  expect((await lists())[0]).toMatchObject({ count: 230 });
});

test.each([
  ['a village that is not there', 0, '没有的村', '村'],
  ['a program that is not there', 1, '没有的补贴', '补贴项目'],
  ['a program without a rule', 1, '没有定公示办法的补贴', '补贴项目'],
])('%s is refused', async (_, cell, text, column) => {
  const { said } = await check(
    listOf(
      2,
      FIRST.map((value, at) => (at === cell ? text : value)),
    ),
  );
  expect(said).toHaveLength(2);
  expect(said[0]).toContain(column);
  expect(await lists()).toEqual([]);
});

test('no number of a person is published beside a masked name: neither a card nor a mobile', async () => {
  const wrong = (group: string, payer = '南溪区财政局') => {
    const [head, [...row] = []] = listOf(1);
    [row[5], row[8]] = [payer, group];
    return [head!, row];
  };
  expect((await check(wrong('3组 13812345678'))).said).toEqual([expect.stringContaining('2 组 里面有手机号')]);
  expect((await check(wrong('3组', '财政局 138-1234-5678'))).said).toEqual([expect.stringContaining('里面有手机号')]);
  expect((await check(wrong('3组', '财政局 6222021234567890128'))).said).toEqual([expect.stringContaining('银行卡号')]);
  expect((await check(wrong('3组'))).said).toEqual([]);
});
