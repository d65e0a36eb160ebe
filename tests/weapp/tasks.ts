/**
 * The twelve commonest tasks, each done by a finger from the first page, counted: `node --import tsx tests/weapp/tasks.ts HARNESS_DIR [--figures FILE]`.
 * Like the walk it needs port 4000 and a build for http://127.0.0.1:4000/api. A task that does not come to its end fails the run, once the others were tried.
 */
import { writeFileSync } from 'node:fs';
import { effortOf, type Hand } from './hand';
import { openStage } from './stage';

const [harnessFolder = ''] = process.argv.slice(2);
const figuresFile = process.argv[process.argv.indexOf('--figures') + 1];
const PLACEHOLDER = '比如：上个月修的村道，还没到一个月就开裂了。';
const ANSWERING = '例如：11 月 20 日到现场查看，已让施工队重新铺好路面…';

interface Task {
  /** As docs/bench.md names it. */
  task: string;
  by: string;
  does(hand: Hand): Promise<unknown>;
}

const words = `三组的水渠垮了一段 ${Date.now()}`;
const theirs = new RegExp(words);
const openMine = async ({ tab, tap, see }: Hand) => {
  await tab('messages');
  await see('答复');
  await tap({ css: '.row', text: /有答复/ });
  await see('已请施工队到现场修好');
};
const openWork = async ({ tap, see }: Hand) => {
  await tap('全部待办和已办');
  await see(words);
  await tap(theirs);
  await see('请替举报人保密');
};

const TASKS: readonly Task[] = [
  {
    task: 'see a payment and why it is that much',
    by: '王秀英',
    does: async ({ tap, see }) => {
      await tap('明白钱');
      await see('按补贴项目看');
      await tap({ css: '.row', text: /¥/ });
      await see('我有疑问');
    },
  },
  {
    task: 'ask about a payment that came back',
    by: '王秀英',
    does: async ({ tap, see }) => {
      await tap('有一笔钱没有到卡上');
      await see('怎么办');
      await tap('我有疑问');
      await see('问的是您自己的钱');
      await tap('提交');
      await see('已收到', 30_000);
      await tap('我记好了');
    },
  },
  {
    task: 'report something, named',
    by: '王秀英',
    does: async ({ tab, tap, write, see }) => {
      await tab('report');
      await write({ placeholder: PLACEHOLDER }, words);
      await tap('工程项目');
      await tap('实名');
      await tap('提交');
      await see('已收到', 30_000);
      await tap('我记好了');
    },
  },
  {
    task: 'accept a report',
    by: '陈建国',
    does: async (hand) => {
      await openWork(hand);
      await hand.tap('受理');
      await hand.see('已受理');
    },
  },
  {
    task: 'answer a report',
    by: '陈建国',
    does: async (hand) => {
      await openWork(hand);
      await hand.tap('答复');
      await hand.write({ placeholder: ANSWERING }, '已请施工队到现场修好，欢迎去看。');
      await hand.tap('发出答复');
      await hand.see('已请施工队到现场修好');
    },
  },
  { task: 'read the answer', by: '王秀英', does: openMine },
  {
    task: 'score the answer',
    by: '王秀英',
    does: async (hand) => {
      await openMine(hand);
      await hand.tap('评价');
      await hand.tap({ cls: 'stars-one' });
      await hand.tap('提交评价');
      await hand.see('这件事办完了');
    },
  },
  {
    task: 'the village’s year down to a voucher',
    by: '王秀英',
    does: async ({ tap, see }) => {
      await tap('明白账');
      await see('账上现在有');
      await tap({ cls: 'hundred-line' });
      await see(/¥/);
      await tap({ css: '.row', text: /¥/ });
      await see('账是怎么记的');
    },
  },
  {
    task: 'find a policy',
    by: '王秀英',
    does: async ({ tap, write, see }) => {
      await tap('明白事');
      await write({ placeholder: '想办什么事？拼音也行' }, 'gdbt');
      await see('耕地地力保护补贴怎么算');
      await tap(/^耕地地力保护补贴怎么算、怎么领$/);
      await see('谁能办');
    },
  },
  {
    task: 'read a notice',
    by: '王秀英',
    does: async ({ tap, see }) => {
      await tap('全部公告');
      await see('森林防火');
      await tap('冬季森林防火，请每家看一遍');
      await see('各组护林员名单贴在公开栏');
    },
  },
  {
    task: 'write a voucher that comes each month',
    by: '赵强',
    does: async ({ tap, see }) => {
      await tap('村账');
      await see('牛角村');
      await tap({ css: '.row', text: /牛角村/ });
      await see('到日子的定期凭证');
      await tap({ css: '.row', text: /公厕保洁费/ });
      await see('付公厕保洁费');
      await tap('制单，交给审核的人');
      await see('这张是您经手的');
    },
  },
  {
    task: 'approve a payment, signed by a finger',
    by: '高远',
    does: async ({ tap, see }) => {
      await tap('支付申请');
      await see('清沟除草用工');
      await tap(/清沟除草用工/);
      await see('等代理中心主任');
      await tap({ text: '同意', cls: 'btn' });
      await see('刷脸或指纹签的', 30_000);
    },
  },
];

async function main(): Promise<void> {
  const { stack, phoneOf, signIn } = await openStage(harnessFolder);
  const phones = new Map<string, Awaited<ReturnType<typeof phoneOf>>>();
  for (const name of new Set(TASKS.map(({ by }) => by))) {
    const phone = await phoneOf(name);
    await signIn(phone);
    phones.set(name, phone);
  }
  const rows: object[] = [];
  const stuck: string[] = [];
  for (const { task, by, does } of TASKS) {
    try {
      const effort = await effortOf(phones.get(by)!, does);
      rows.push({ task, by, ...effort });
      console.log(`ok ${task} ${JSON.stringify(effort)}`);
    } catch (error) {
      stuck.push(`${task}: ${(error as Error).message}`);
    }
    // What tells the others happens behind the answer.
    await stack.settle();
  }
  if (stuck.length === 0 && process.argv.includes('--figures'))
    writeFileSync(figuresFile!, JSON.stringify(rows, null, 1));
  for (const phone of phones.values()) await phone.close();
  await stack.stop();
  if (stuck.length > 0) throw new Error(`not done: ${stuck.join('\n\n')}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
