import type { ReportAbout, ReportCategory } from '@shared/reports/reports';

export interface ReportText {
  readonly category: ReportCategory;
  readonly about: ReportAbout['kind'];
  readonly description: string;
  readonly answer: string;
  readonly place?: string;
}

/** What people report, and what an office answers. `{组}` is a group of the village. */
export const REPORT_TEXTS: readonly ReportText[] = [
  {
    category: 'environment',
    about: 'village',
    description: '{组}堰塘边上的垃圾堆了一个多月没人运，天一热臭得很，住在旁边的几户人窗子都不敢开。',
    answer: '已联系清运车当天运走，并在{组}路口加放两个垃圾桶，保洁员每周二、周五清理。垃圾桶位置和责任人已贴在桶上。',
    place: '{组}大堰塘旁',
  },
  {
    category: 'works',
    about: 'village',
    description: '{组}的水泥路才修了一年多就裂了好几处，有一段都露出石子了，下雨天摩托车打滑。请问有没有质保？',
    answer:
      '已会同施工单位到现场看过，属质保期内，施工单位定于本月底前返修完 46 米，返修期间半幅通行。验收时请{组}两名村民代表一起签字。',
    place: '{组}村道转弯处',
  },
  {
    category: 'subsidy',
    about: 'village',
    description: '我家今年的稻谷补贴面积比去年少了八分，田还是那些田，公示的时候没看到，请帮忙查一下。',
    answer:
      '经核对，是登记时漏了一块田，属村里工作疏忽，已按实际面积更正并上报，差额随下一批发放。以后名册在组里和群里同时公示。',
  },
  {
    category: 'money',
    about: 'village',
    description: '账上写的 9 月误工补贴发了三个人，我们组里只晓得有两个人去做了工，想看一下签字表。',
    answer: '当天做工的是三人，其中一人是从邻组请的，签字表和照片已补充到凭证附件里，可以到村里查看原件。',
  },
  {
    category: 'land',
    about: 'village',
    description: '集体机动地转包给外面的人种了，租金多少、合同到哪年，开会的时候没有讲清楚。',
    answer:
      '这块地 2023 年经村民代表会议同意流转，合同和租金已在“明白账”里公开，合同编号和到期时间都能看到。下次代表会议上再专门说明。',
  },
  {
    category: 'environment',
    about: 'village',
    description: '{组}养猪场把粪水排到沟里，下游的田都黑了，跟老板说过两回没有用。',
    answer:
      '已请镇（街道）农业农村办和环保网格员到现场，要求 7 天内修好沉淀池，期间停止外排；第 8 天回访，沟水已经清了。',
    place: '{组}养殖场下方沟渠',
  },
  {
    category: 'works',
    about: 'village',
    description: '{组}的路灯坏了五盏，晚上学生放学回来看不见路。',
    answer: '已更换 5 盏路灯的控制器，晚上试过都亮了。以后路灯坏了可以直接打公示栏上的维修电话。',
    place: '{组}主干道',
  },
  {
    category: 'other',
    about: 'village',
    description: '村里的便民服务厅星期六说有人值班，去了两回门都没有开，走路来回要一个多钟头。',
    answer: '经查属实，两次都是值班人员外出办事没有挂牌，已批评教育。从本周起周六上午固定值班，值班人和电话贴在门上。',
  },
  {
    category: 'money',
    about: 'village',
    description: '一事一议修渠的钱收了，收据也开了，渠到现在没有动工，想问钱还在不在。',
    answer:
      '钱在集体账户上，没有动用。因为设计调整推迟了开工，已定于下月 5 日动工，进度每周在组里通报；账户余额可以在“明白账”里看。',
  },
  {
    category: 'conduct',
    about: 'cadre',
    description: '办低保复核的时候态度很不好，材料交了三次，每次都说少一样，又不一次讲清楚。',
    answer: '经了解，工作人员没有一次性告知，情况属实。已责成当面道歉、补办，材料清单已印成一张纸发给各村。',
  },
  {
    category: 'money',
    about: 'cadre',
    description: '听说村上请客吃饭开成了办公用品，账上 8 月那笔办公费比平时多一倍，希望查一查。',
    answer: '已调取凭证和商家底单核对：该笔为购买两台打印机的耗材，有验收和照片，不存在虚开。凭证附件已补充清单。',
  },
  {
    category: 'land',
    about: 'cadre',
    description: '给亲戚家批的宅基地面积超了，别人家申请了一年多都没批下来。',
    answer:
      '已实地丈量，超出批准面积 18 平方米，属实。已责令限期整改，对审批把关不严的人员作出处理，结果在村公示栏公开。',
  },
  {
    category: 'conduct',
    about: 'township',
    description: '到镇上办残疾人补贴，窗口推来推去，跑了四趟，最后说系统里没有我的信息。',
    answer: '经核实，系人员调整交接不清。已在 3 个工作日内补录，补发从申请当月起算；窗口增设了一次性告知单。',
  },
  {
    category: 'subsidy',
    about: 'village',
    description: '油菜补贴别人都到账了，我家还没有到，卡是新换的。',
    answer: '因换卡后卡号未更新，款项被银行退回。已更正卡号，随本月补发批次发放，到账后系统会有记录。',
  },
];

export const RATING_COMMENTS = [
  '办得快，谢谢',
  '说得清楚，服气',
  '路修好了，就是等得久了点',
  '答复了，但是还没有全部办完',
  '满意',
];
export const RETURN_REASONS = [
  '答复只说正在办，没有写明完成时间和责任人，请补充后重新答复。',
  '没有核对凭证原件，请核实后附材料答复。',
];
