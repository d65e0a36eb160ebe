/**
 * Walks the WeChat build through the harness, against the whole local stack: `node --import tsx tests/weapp/walk.ts HARNESS_DIR`.
 * `dist/weapp` must have been built for http://127.0.0.1:4000/api (the default). Any rule of WeChat that is broken, any error and
 * any setData over 64 KB on a page it comes to fails it. With `--figures FILE` it writes what it measured.
 */
import { writeFileSync } from 'node:fs';
import { demoPeople, LUOLONG_COMMUNITY } from '../../scripts/seed/demo-people';
import budgets from '../../miniprogram/config/budgets.json';
import { overBudget } from '../../scripts/weapp/packages';
import { waterOf } from '../e2e/levy';
import { floodVillage } from '../support/flood';
import { AT_THE_COUNTER } from './counter';
import { HANDING_OVER, networkOf, switchedOn } from './intake';
import { openPaper, type Phone } from './phone';
import { ASKING, CONTACT, FINDING, OFFICES, ORGAN, PICTURE_OF_NOTICE, WATCHING } from './newer';
import { CORRECTING, OWING, PASTING, RECEIVING } from './levies';
import { PAYING } from './paying';
import { SORTING } from './pile';
import { READING } from './reading';
import { APPLYING, REGISTERING, SIGNING } from './signing';
import { openStage } from './stage';
import { ANONYMOUSLY } from './writing';

const [harnessFolder = ''] = process.argv.slice(2);
const figuresFile = process.argv[process.argv.indexOf('--figures') + 1];
/**
 * What WeChat would refuse. Chromium keeps the harness's page, whose host is no real one, from pictures on this machine's own
 * address; such a picture is fetched here instead, and must be there.
 */
async function brokenRules(phone: Phone): Promise<string[]> {
  const { violations, errors } = phone.report();
  const broken = [...errors];
  for (const { rule, msg } of violations) {
    const isLocalPicture = rule === 'image-load' && msg.startsWith('http://127.0.0.1:');
    const reply = isLocalPicture ? await fetch(msg) : undefined;
    if (!reply?.ok || !reply.headers.get('content-type')?.startsWith('image/')) broken.push(`${rule}: ${msg}`);
  }
  return broken;
}

async function main(): Promise<void> {
  const { stack, phoneOf, signIn } = await openStage(harnessFolder);
  const step = async (what: string, walk: () => Promise<unknown>) => {
    await walk();
    console.log(`ok ${what}`);
    passed += 1;
  };
  let passed = 0;

  const resident = await phoneOf('王秀英');
  await step('signs in with wx.login', () => signIn(resident));
  await step('home: this year’s figure and the three doors', async () => {
    await resident.openPage('/pages/home/index');
    await resident.waitFor('今年到账');
    await resident.waitFor('明白账');
  });
  await step('明白钱: payments, and the year as a paper', async () => {
    await resident.openPage('/features/subsidies/payments/index');
    await resident.waitFor('按补贴项目看');
    await openPaper(resident, /^\d{4}年的明细单/);
  });
  for (const { what, walk } of READING) await step(what, () => walk(resident));
  await step(ASKING.what, () => ASKING.walk(resident));
  await step(FINDING.what, () => FINDING.walk(resident));
  await step(PAYING.what, () => PAYING.walk(resident, stack.origin));
  await step(OWING.what, () => OWING.walk(resident, stack.origin));
  const words = `三组的水渠垮了一段 ${Date.now()}`;
  await step('一键举报: words and a picture, a receipt', async () => {
    await resident.openPage('/pages/report/index');
    await resident.input({ placeholder: '比如：上个月修的村道，还没到一个月就开裂了。' }, words);
    await resident.tap('加照片');
    await resident.tap('工程项目');
    await resident.tap('实名');
    await resident.tap('提交');
    await resident.waitFor('已收到', 30_000);
  });

  const cadre = await phoneOf('陈建国');
  await step('the cadre sees it among what awaits them and opens it', async () => {
    await signIn(cadre);
    await cadre.openPage('/features/reports/work/index');
    await cadre.waitFor(words);
    await cadre.tap(new RegExp(words));
    await cadre.waitFor('请替举报人保密');
  });
  await step('the cadre accepts and answers', async () => {
    await cadre.tap('受理');
    await cadre.waitFor('已受理');
    await cadre.tap('答复');
    await cadre.input(
      { placeholder: '例如：11 月 20 日到现场查看，已让施工队重新铺好路面…' },
      '已请施工队到现场修好，欢迎去看。',
    );
    await cadre.tap('发出答复');
    await cadre.waitFor('已请施工队到现场修好');
  });
  const correcting = CORRECTING(await waterOf(stack.origin, '511503002228', '李建平'));
  await step(correcting.ask.what, () => correcting.ask.walk(cadre));
  await step(PASTING.what, () => PASTING.walk(cadre, stack.origin));
  await step(ORGAN.what, () => ORGAN.walk(cadre));
  await step(CONTACT.what, () => CONTACT.walk(cadre));
  const listed = await fetch(`${stack.origin}/api/villages/511503002228/notices?limit=5`);
  const { items } = (await listed.json()) as { items: { noticeId: string; withdrawnAt?: string }[] };
  const pictured = PICTURE_OF_NOTICE(items.find(({ withdrawnAt }) => !withdrawnAt)!.noticeId);
  await step(pictured.what, () => pictured.walk(cadre));
  await step(OFFICES.village.what, () => OFFICES.village.walk(cadre));
  await stack.settle();
  await step('the resident is told, and judges the answer', async () => {
    await resident.openPage('/pages/messages/index');
    await resident.pullDown();
    await resident.waitFor('答复');
    await resident.openPage('/features/reports/list/index');
    await resident.waitFor(words);
    await resident.tap(new RegExp(words));
    await resident.waitFor('已请施工队到现场修好');
    await resident.tap('评价');
    await resident.tap({ cls: 'stars-one' });
    await resident.tap('提交评价');
    await resident.waitFor('这件事办完了');
  });
  const anonymously = ANONYMOUSLY(`水沟堵了一大片 ${Date.now()}`);
  await step(anonymously.report.what, () => anonymously.report.walk(resident));
  await step(anonymously.write.what, () => anonymously.write.walk(resident));
  await step(anonymously.answer.what, () => anonymously.answer.walk(cadre));
  await step(anonymously.follow.what, () => anonymously.follow.walk(resident));
  const [real, junk] = ['上个月的修路款没有公示', '都是骗子，快查'];
  await floodVillage(stack.origin, LUOLONG_COMMUNITY, [junk, real, junk]);
  const town = await phoneOf('赵强');
  const sorting = SORTING(real, junk);
  await step(sorting.what, async () => {
    await signIn(town);
    await sorting.walk(town);
  });
  await step(correcting.agree.what, () => correcting.agree.walk(town));
  await step(OFFICES.centre.what, () => OFFICES.centre.walk(town));
  await step(REGISTERING.what, () => REGISTERING.walk(town));
  const network = networkOf();
  const clerk = await phoneOf('刘芳', network);
  const { offline, sent, returned, again } = HANDING_OVER;
  await step(offline.what, async () => {
    await signIn(clerk);
    await offline.walk(clerk, network.isThere);
  });
  const kept = switchedOn(clerk);
  await clerk.close();
  const clerkAgain = await phoneOf('刘芳', kept);
  await step(sent.what, () => sent.walk(clerkAgain, town));
  await step(returned.what, () => returned.walk(town));
  await stack.settle();
  await step(again.what, () => again.walk(clerkAgain));
  await step(APPLYING.what, () => APPLYING.walk(clerkAgain));
  const director = await phoneOf('高远');
  await step(SIGNING.what, async () => {
    await signIn(director);
    await SIGNING.walk(director);
  });
  const district = await phoneOf('周敏');
  await step(WATCHING.what, async () => {
    await signIn(district);
    await WATCHING.walk(district);
  });
  await step(OFFICES.district.what, () => OFFICES.district.walk(district));
  const payee = await phoneOf('周小燕');
  await step(RECEIVING.what, async () => {
    await signIn(payee);
    await RECEIVING.walk(payee, stack.origin);
  });
  const [relative, admin, holder] = [await phoneOf('过路人'), await phoneOf('孙磊'), await phoneOf('何清')];
  await step('three more sign in', async () => {
    for (const phone of [relative, admin, holder]) await signIn(phone);
  });
  const { name, idNumber } = demoPeople.find((person) => person.name === '李小军')!;
  const { bind, release, ask, confirm } = AT_THE_COUNTER;
  await step(bind.what, () => bind.walk(cadre, relative));
  await step(release.what, () => release.walk(cadre, relative));
  await step(ask.what, () => ask.walk(admin, { name, idNumber }));
  await step(confirm.what, () => confirm.walk(holder, admin, { name, idNumber }));
  await step('me: 长辈版', async () => {
    await resident.openPage('/pages/me/index');
    await resident.waitFor('长辈版');
  });

  const { setData, packages } = resident.report();
  const largest = Object.entries(setData.byPage)
    .map(([page, { max }]) => ({ page, max }))
    .sort((a, b) => b.max - a.max);
  const tooLarge = largest.filter(({ max }) => max > budgets.setDataBytes).map(({ page }) => page);
  const tooHeavy = overBudget(new Map(Object.entries(packages)));
  if (figuresFile && process.argv.includes('--figures'))
    writeFileSync(figuresFile, JSON.stringify({ packages, setData: setData.byPage }, null, 1));
  console.log(
    JSON.stringify({ packages, largestSetData: Object.fromEntries(largest.map(({ page, max }) => [page, max])) }),
  );
  const phones = [resident, cadre, town, clerkAgain, director, district, payee, relative, admin, holder];
  const broken: string[] = [];
  for (const phone of phones) broken.push(...(await brokenRules(phone)));
  for (const phone of phones) await phone.close();
  await stack.stop();
  if (broken.length > 0) throw new Error(`WeChat's rules broken: ${broken.join('; ')}`);
  if (tooLarge.length > 0) throw new Error(`setData over 64 KB on ${tooLarge.join(', ')}`);
  if (tooHeavy.length > 0) throw new Error(`${tooHeavy.join(', ')}`);
  console.log(`walk: ${passed} steps`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
