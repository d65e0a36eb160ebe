import { daysAfter } from '@shared/time';
import { clockEvent, escalated } from '../../functions/reports/deadlines/due-actions';
import { dueAt } from '../../functions/reports/report';
import type { SeedAccount } from './accounts';
import { demoAccountId, demoPersonId, FENGXIANG_COMMUNITY, LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';
import type { ReportText } from './report-texts';
import { type Plan, type Scene, type SeedReport, taken, written } from './reports';

/** One of a full desk: what it says, how long ago, and who of the office has it or what was pressed. */
interface Case {
  readonly text: ReportText;
  readonly daysAgo: number;
  readonly fate: Plan['fate'];
  readonly assignee?: string;
  /** 督办, so many days ago. */
  readonly pressed?: number;
}

const told = (
  fate: Case['fate'],
  daysAgo: number,
  text: ReportText,
  more: Pick<Case, 'assignee' | 'pressed'> = {},
): Case => ({ text, daysAgo, fate, ...more });

const saying =
  (about: ReportText['about']) =>
  (category: ReportText['category'], description: string, answer: string, place?: string): ReportText => ({
    category,
    about,
    description,
    ...(place && { place }),
    answer,
  });
const ofVillage = saying('village');
const aboutCadre = saying('cadre');
const MENDED = '已到现场看过并修好，请您再看看。以后坏了可以直接打公示栏上的维修电话。';
const works = (description: string, place?: string) => ofVillage('works', description, MENDED, place);
const CLEANED = '已经清理，并定了专人每周二、周五清扫，电话贴在路口。';
const environment = (description: string, place?: string) => ofVillage('environment', description, CLEANED, place);

/** 牛角村: some that say the same in other words, some late, some pressed, some with a colleague. */
const NIUJIAO_CASES: readonly Case[] = [
  told('accepted', 12, works('3组堰塘坎上的水泥路压烂了，坑有脸盆大，前天又有骑电瓶车的老人摔倒。', '3组堰塘坎'), {
    assignee: 'liu-fang',
  }),
  told('waiting', 10.5, works('堰塘坎那段水泥路全是大坑，骑电瓶车过去摔了好几个老人，啥时候修？', '3组堰塘坎上')),
  told('waiting', 4, works('3组那边路面压烂了，拉沙石的大车天天跑，堰塘坎都要垮了。', '堰塘坎')),
  told('waiting', 26, environment('1组活动广场边上的厕所没人打扫，门也坏了，跳坝坝舞的人都绕着走。', '1组活动广场'), {
    pressed: 3,
  }),
  told('accepted', 8, environment('活动广场的公厕又脏又臭，灯是坏的，晚上去不得。', '1组活动广场'), {
    assignee: 'chen-jianguo',
  }),
  told(
    'accepted',
    66,
    ofVillage(
      'subsidy',
      '耕地地力保护补贴我家去年有今年没有，问了两回都说在查，到底少报了没有？',
      '经查是登记时户名写错，已更正上报，随下一批补发。',
    ),
    { assignee: 'liu-fang' },
  ),
  told(
    'accepted',
    15,
    ofVillage(
      'money',
      '去年卖集体树木的钱没有在公示栏看到，听说有一万多，花到哪里去了？',
      '共收 11,400 元，已记入集体账户，凭证在“明白账”里可以看到。',
    ),
    { pressed: 1 },
  ),
  told(
    'closed',
    140,
    aboutCadre(
      'subsidy',
      '评低保的时候没有开会就定了名单，有车有房的也评上了，真正困难的没有评上。',
      '已调取评议记录：会议开过，但记录不全，两户不符合条件，已取消并重新公示。',
    ),
  ),
  told(
    'answered',
    95,
    aboutCadre(
      'works',
      '村里修蓄水池没有招标，听说给了熟人做，造价也没有公布。',
      '经查，项目金额低于招标限额，按规定做了三家比价；比价表未公示，已责成补公示。',
    ),
  ),
  told(
    'closed',
    40,
    aboutCadre(
      'conduct',
      '开会通知不到位，老百姓去问还发脾气，说话很难听。',
      '已找当事人和在场群众核实，态度问题属实，已批评教育并当面道歉。',
    ),
  ),
  told(
    'accepted',
    5,
    aboutCadre('money', '村里办公费用今年比去年多很多，买的是什么、谁签的字，希望查清楚。', '正在核对凭证。'),
    { assignee: 'zhao-qiang' },
  ),
];

/** 罗龙社区's own open work, with a pair in it. */
const LUOLONG_CASES: readonly Case[] = [
  told('waiting', 19, works('小区后门的下水道堵了，一下雨污水就漫到楼道口。', '小区后门')),
  told('waiting', 2, works('后门那里下水道又堵了，污水流到楼道口臭得很，物业说不归他们管。', '小区后门')),
  told('accepted', 63, environment('烧烤摊晚上摆到人行道上，油烟大，吵到一两点钟。', '滨江路口'), { pressed: 4 }),
  told(
    'accepted',
    9,
    ofVillage(
      'other',
      '社区活动室成天锁着门，老年人没有地方坐，钥匙在谁手里也没人说。',
      '活动室已恢复每天开放，开放时间贴在门上。',
    ),
  ),
];

/** The same of 凤翔社区. */
const FENGXIANG_CASES: readonly Case[] = [
  told('waiting', 18, works('2栋的电梯三天两头停，上个月关了人，物业说等配件，等了一个多月。', '2栋')),
  told('waiting', 3, works('2栋电梯又关了人，老人下不了楼，配件到底什么时候到？', '凤翔小区2栋')),
  told('accepted', 60, environment('菜市场收摊以后烂菜叶堆在路边，苍蝇多得很，下水口也堵了。', '菜市场后门')),
  told(
    'accepted',
    6,
    ofVillage(
      'subsidy',
      '高龄津贴认证做了两个月还没有发，手机上看是认证成功的。',
      '认证信息没有传上去，已补传，随下月一并补发。',
    ),
    { pressed: 2 },
  ),
];

const CASES: Record<string, readonly Case[]> = {
  [NIUJIAO]: NIUJIAO_CASES,
  [LUOLONG_COMMUNITY]: LUOLONG_CASES,
  [FENGXIANG_COMMUNITY]: FENGXIANG_CASES,
};

/** What makes the desks of the demo look as they do in a busy week. */
export function workReports(scene: Scene, reporters: readonly SeedAccount[]): SeedReport[] {
  const { village, dice } = scene;
  const cases = scene.cadres.length > 0 ? (CASES[village.code] ?? []) : [];
  return cases.map(({ text, daysAgo, fate, assignee, pressed }, place) => {
    const reporter = place % 3 === 0 ? undefined : reporters[place % Math.max(1, reporters.length)];
    const isCadre = scene.cadres.some(({ person }) => person.personId === reporter?.person.personId);
    let report = written(scene, {
      text,
      fate,
      daysAgo,
      ...(reporter && !isCadre ? { reporter } : { receiptNo: String(dice.int(1e15, 9e15)) }),
    });
    if (assignee)
      report = taken(scene, report, daysAgo * 0.7, {
        command: 'assign',
        assigneeAccountId: demoAccountId(assignee),
        assigneePersonId: demoPersonId(assignee),
      });
    report = carriedUp(scene, report);
    if (pressed)
      report = taken(scene, report, pressed, { command: 'supervise', text: '请尽快到现场，把结果告诉反映的人。' });
    return report;
  });
}

/** Late: the clock has carried it to the level above, the moment its deadline was past. */
function carriedUp(scene: Scene, { report, events, ...rest }: SeedReport): SeedReport {
  const due = dueAt(report);
  if (due === undefined || due >= scene.now) return { report, events, ...rest };
  const at = daysAfter(due, 0.1);
  const { townName, townCode } = scene.village;
  const above =
    report.handledByDivision.length > townCode.length
      ? `${townName}${townName.endsWith('街道') ? '办事处' : '政府'}`
      : `${scene.district.name}纪委监委`;
  return {
    ...rest,
    report: escalated(report, at),
    events: [...events, clockEvent(report, 'escalate', { eventId: scene.dice.ulid(at), at, byOffice: above })],
  };
}
