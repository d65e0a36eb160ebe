import type { DutyMet, NoticeKind } from '@shared/affairs/notices';
import { formatFen } from '@shared/money';
import { addDays } from '@shared/time';
import type { StoredVillageYear } from '../../functions/accounts/book-store';
import { AS_OF_DAY, dayOf } from './calendar';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';

export interface SeedNotice {
  readonly noticeId: string;
  readonly villageCode: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly publishedAt: string;
  readonly duty?: DutyMet;
}

type Text = [kind: NoticeKind, on: (dice: Dice) => string, title: string, body: string];

const between = (from: string, days: number) => (dice: Dice) => addDays(from, dice.int(0, days));

/** What a village puts on its board; `{村}` is its name, `{组}` a group, `{两委}` the committee. */
const TEXTS: readonly Text[] = [
  [
    'affairs',
    between('2026-05-18', 12),
    '2026 年耕地地力保护补贴面积公示',
    '根据农户申报和组级核实，我村 2026 年耕地地力保护补贴面积已汇总，名册张贴在党群服务中心公示栏。公示期 7 天。\n\n对面积有异议的，请在公示期内到村便民服务厅找村文书登记，或拨打镇（街道）农业农村办电话。撂荒一年以上、已改变用途的地块不在补贴范围。',
  ],
  [
    'affairs',
    between('2026-09-21', 10),
    '稻谷补贴种植面积核实公示',
    '今年稻谷实际种植面积的入户核实已经结束，各组名册张贴在组级公示点。公示期 7 天，有出入的请带上承包证复印件到村里更正。补贴发给实际种植的人，代耕代种的以双方签字为准。',
  ],
  [
    'affairs',
    between('2026-03-09', 14),
    '春季人居环境整治安排',
    '从本周六起，各组按包片责任清理房前屋后、沟渠和道路两侧的垃圾、杂草。建筑垃圾请运到{组}临时堆放点，不要倒入河沟。每月 25 日评比一次，结果在公示栏公布。',
  ],
  [
    'affairs',
    between('2026-06-01', 10),
    '防汛值班和转移路线',
    '进入主汛期，村里 24 小时有人值班。住在河边、陡坡和老房子里的村民，听到锣声或广播请马上沿{组}机耕道转移到村小操场。转移时先走人，不要回头取东西。',
  ],
  [
    'affairs',
    between('2026-08-24', 12),
    '{组}道路维修施工通告',
    '{组}水泥路破损路段从下周一起维修，工期约 15 天，其间大车绕行村委会门口。项目经村民代表会议通过，资金来自上级项目资金，施工单位和金额见公示栏。',
  ],
  [
    'affairs',
    between('2026-10-12', 14),
    '村民代表会议决议公告',
    '村民代表会议应到代表已过三分之二，会议讨论并表决通过：一、集体堰塘重新公开竞价发包；二、修改村规民约中红白喜事的席数和礼金上限；三、聘用保洁员两名。会议记录可以到村里查看。',
  ],
  [
    'affairs',
    between('2025-11-10', 20),
    '秸秆禁烧告知',
    '秋收以后严禁露天焚烧秸秆。需要粉碎还田的，可以到村里登记，农机合作社按组排队上门。发现焚烧的，按区里的通告处理。',
  ],
  [
    'affairs',
    between('2026-07-06', 12),
    '宅基地申请审批结果公示',
    '本季度我村收到建房申请 3 户，经村民小组讨论、村里审查、镇（街道）审批，同意 2 户，退回补充材料 1 户。面积和位置见公示栏，公示期 7 天。',
  ],
  [
    'affairs',
    between('2026-04-10', 16),
    '集体堰塘公开发包公告',
    '{组}大堰塘承包到期，现公开竞价发包，承包期 5 年，不得改变用途，不得影响灌溉。愿意承包的请在 10 天内到村里报名，竞价在镇（街道）农村产权交易站进行。',
  ],
  [
    'party',
    between('2026-06-24', 6),
    '“七一”主题党日安排',
    '党支部定于 7 月 1 日上午 9 点在党群服务中心开展主题党日：重温入党誓词，看望老党员，清理{组}沟渠。请全体党员准时参加，在外党员线上学习。',
  ],
  [
    'party',
    between('2026-03-02', 10),
    '党支部 2026 年度工作承诺',
    '党支部今年承诺办好五件事：修好{组}生产便道；整治山坪塘一口；为 80 岁以上老人每季度理发一次；集体收入比上年增加；每月 10 日前公开账目。年底由党员和村民代表评议。',
  ],
  [
    'party',
    between('2026-01-08', 12),
    '2025 年度党员民主评议结果',
    '党支部召开组织生活会，全体党员互相评议。评议结果已报上级党委审定，优秀党员名单张贴在公示栏。对结果有意见的，可以向支部书记或镇（街道）党委反映。',
  ],
  [
    'party',
    between('2026-09-03', 14),
    '入党积极分子公示',
    '经党支部大会讨论，拟确定一名同志为入党积极分子，公示期 5 个工作日。有情况反映的，请署真实姓名，以便核实。',
  ],
  [
    'service',
    between('2026-09-15', 14),
    '2027 年城乡居民医保缴费提醒',
    '2027 年度城乡居民基本医疗保险开始缴费，截止 12 月 31 日。可以用手机缴，也可以带身份证或户口簿到村便民服务厅代办。特困、低保等人员按规定资助，不用先垫钱。',
  ],
  [
    'service',
    between('2026-04-01', 10),
    '便民服务厅办事时间',
    '便民服务厅周一到周五上午 8:30—12:00、下午 2:00—5:30 办事，赶场天周六上午有人值班。老人行动不便的，打电话可以上门代办社保认证、高龄津贴等事项。',
  ],
  [
    'service',
    between('2026-05-06', 14),
    '60 岁以上老人免费体检',
    '乡镇卫生院医生 5 月下旬到村里为 60 岁以上老人体检，早上空腹，带身份证。项目有血压、血糖、心电图和 B 超，全部免费。',
  ],
  [
    'service',
    between('2026-08-03', 14),
    '农村养老保险待遇资格认证',
    '领取城乡居民养老金的老人，每 12 个月要认证一次，可以在手机上刷脸，也可以到村里来办。过期没认证的会暂停发放，补认证以后补发。',
  ],
  [
    'service',
    between('2026-10-20', 14),
    '冬季免费测土和油菜技术培训',
    '区农业农村局农技员到村里讲油菜冬管和病虫防治，现场收土样免费化验。时间和地点见公示栏，来听课的每户领一份配方肥建议卡。',
  ],
  [
    'service',
    between('2026-02-24', 10),
    '春季招聘信息',
    '宜宾三江新区几家企业到镇上招工，有电子装配、纺织、保洁等岗位，管住宿。想去的到村里登记，周四有车接送。跨省务工的脱贫户可以申请一次性交通补助。',
  ],
];

const EXCUSED = '以上账目经村务监督委员会审核。每一笔都可以在“明白账”里点开看凭证，有疑问请到村里问，或者在这里反映。';

/** The finance notice of a quarter, in the figures of the book itself. */
function financeNotice(
  village: SeedVillage,
  { year, months }: StoredVillageYear,
  quarter: number,
): [title: string, body: string, duty: DutyMet] {
  const inQuarter = months.filter(({ month }) => Math.ceil(Number(month.slice(5)) / 3) === quarter);
  const sum = (of: 'incomeFen' | 'expenseFen') => inQuarter.reduce((total, month) => total + month[of], 0);
  const count = inQuarter.reduce((total, month) => total + month.count, 0);
  return [
    `${year} 年第${'一二三四'[quarter - 1]}季度收支公开`,
    `${village.shortName}${year} 年第${'一二三四'[quarter - 1]}季度收入 ${formatFen(sum('incomeFen'))}，支出 ${formatFen(sum('expenseFen'))}，共 ${count} 笔。\n\n${EXCUSED}`,
    { code: 'finance', period: `${year}-Q${quarter}` },
  ];
}

/** 6 to 12 notices of a village, the finance ones told from its book. */
export function noticesOf(
  dice: Dice,
  village: SeedVillage,
  years: readonly StoredVillageYear[],
  groups: readonly string[],
): SeedNotice[] {
  const office = `${village.shortName}${village.urban ? '居委会' : '村委会'}`;
  const notices: Omit<SeedNotice, 'noticeId'>[] = [];
  const add = (kind: NoticeKind, on: string, title: string, body: string, duty?: DutyMet) => {
    const minutes = dice.int(0, 540);
    notices.push({
      villageCode: village.code,
      kind,
      title,
      body,
      author: kind === 'party' ? `${village.shortName}党支部` : office,
      publishedAt: new Date(Date.parse(`${on}T00:30:00.000Z`) + minutes * 60_000).toISOString(),
      ...(duty && { duty }),
    });
  };
  for (const [kind, on, title, body] of [
    ...dice.sample(
      TEXTS.filter(([kind]) => kind === 'affairs'),
      dice.int(3, 4),
    ),
    ...dice.sample(
      TEXTS.filter(([kind]) => kind === 'party'),
      dice.int(1, 2),
    ),
    ...dice.sample(
      TEXTS.filter(([kind]) => kind === 'service'),
      dice.int(1, 3),
    ),
  ]) {
    const group = dice.pick(groups);
    const fill = (text: string) => text.replaceAll('{组}', group).replaceAll('{村}', village.shortName);
    const day = on(dice);
    add(kind, day > AS_OF_DAY ? addDays(AS_OF_DAY, -1) : day, fill(title), fill(body));
  }
  const last = years.at(-1)!;
  for (const quarter of dice.chance(0.5) ? [3] : [2, 3])
    add('finance', dayOf(2026, quarter * 3 + 1, dice.int(8, 16)), ...financeNotice(village, last, quarter));
  if (dice.chance(0.4)) add('finance', dayOf(2026, 1, dice.int(9, 18)), ...financeNotice(village, years[0]!, 4));
  return notices
    .sort((a, b) => a.publishedAt.localeCompare(b.publishedAt))
    .map((notice) => ({ ...notice, noticeId: dice.ulid(notice.publishedAt) }));
}
