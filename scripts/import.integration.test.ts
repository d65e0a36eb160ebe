import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { idNumberOf } from '../tests/support/people';
import { ROOT } from '../local/root';
import { runImportCommand } from './import/command';
import { importTemplates } from './import/templates';
import { freshDistrict } from '../functions/reports/testing/people';

const HEAD = '姓名,身份证号,村,户编号';
let folder = '';
let said: { out: string[]; err: string[] } = { out: [], err: [] };

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-cli-'));
  process.env.INIT_CWD = folder;
  await freshDistrict();
});
afterAll(() => {
  delete process.env.INIT_CWD;
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = { out: [], err: [] };
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.out.push(text));
  jest.spyOn(console, 'error').mockImplementation((text: string) => void said.err.push(text));
});
afterEach(() => jest.restoreAllMocks());

const file = (name: string, ...lines: string[]): string => {
  writeFileSync(path.join(folder, name), [HEAD, ...lines].join('\n'));
  return name;
};
const run = async (...argv: string[]) => ({ code: await runImportCommand(argv), ...said });

describe('npm run import', () => {
  it('tries, writes, writes nothing twice, lists and takes back', async () => {
    const name = file(
      '花名册.csv',
      `王秀英,${idNumberOf(1)},511503002201,0012`,
      `李明,${idNumberOf(2)},511503002201,0012`,
    );
    expect(await run('people', name, '--dry-run')).toMatchObject({ code: 0, err: [] });
    expect(said.out.join('\n')).toContain('新增 2　一样 0　变更 0　有错 0');
    expect(said.out.at(-1)).toContain('只是试算');
    const { code, out } = await run('people', name);
    expect(code).toBe(0);
    const batchId = /批次 ([0-9A-Z]{26})/.exec(out.at(-1)!)![1]!;
    expect((await run('花名册（人员和家庭）', name)).code).toBe(0);
    expect(said.out.join('\n')).toContain('新增 0　一样 2');
    said.out.length = 0;
    expect((await run('--list')).out).toEqual([
      expect.stringMatching(new RegExp(`^${batchId} .*写好了.*花名册\\.csv$`)),
    ]);
    expect(await run('--undo', batchId)).toMatchObject({ code: 0 });
    expect((await run('--undo', batchId)).out.at(-1)).toContain('已经撤回过了');
    said.out.length = 0;
    expect((await run('--list')).out[0]).toContain('已撤回');
  });

  it('says what is wrong in a file, keeps the list and writes nothing', async () => {
    const name = file('错.csv', `王秀英,${idNumberOf(1)},不在本区村,0012`, `李明,5.11503E+17,511503002201,0012`);
    expect((await run('people', name, '--errors', '要改.csv')).code).toBe(1);
    expect(said.err).toHaveLength(3);
    const list = readFileSync(path.join(folder, '要改.csv'), 'utf8');
    expect(list).toContain('2,村,不在本区村,');
    expect(list.trim().split('\r\n')).toHaveLength(3);
    expect(list + said.err.join('')).not.toMatch(/\d{12}/);
    expect((await run('people', name, '--errors', '没有的目录/要改.csv')).err.at(-1)).toContain('写不进');
    said.out.length = 0;
    expect((await run('--list')).out).toHaveLength(1);
  });

  it.each<[string[], string]>([
    [['--nonsense'], '不认识 --nonsense'],
    [['people'], '没有说导哪个文件'],
    [[], '没有说导什么'],
    [['nobody', 'x.csv'], '没有“nobody”这一种'],
    [['people', 'gibtsnicht.csv'], '没有这个文件'],
    [['people', 'a.csv', 'b.csv'], '一次导一个文件'],
    [['--list', '--kinds'], '一次只能用一个'],
    [['--undo'], '--undo'],
    [['--undo', '01J', '--dry-run'], '没有试算'],
    [['--undo', '01JAAAAAAAAAAAAAAAAAAAAAAA'], '没有批次'],
  ])('%j is a wrong command, said in a sentence', async (argv, wanted) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain(wanted);
    expect(err.join('\n')).not.toMatch(/ at .*\.ts:\d+|TypeError/);
  });

  it('leaves with its code when it is run as a process', () => {
    const { status, stdout } = spawnSync('npx', ['tsx', 'scripts/import.ts', '-h'], { cwd: ROOT, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain('opening-balances');
  });
});

it('the templates and the guide are those of the columns that are read', async () => {
  const stale: string[] = [];
  for (const { file, isCurrent } of await importTemplates()) if (!(await isCurrent())) stale.push(file);
  expect(stale).toEqual([]);
});
