import { Day } from '../time';
import * as z from '../zod';

/** A thing that is so or not: said when it is, when it is not, and when nobody has told us. */
const so = (has: string, lacks: string, whether: string) => ({ kind: 'yesNo' as const, has, lacks, whether });
const is = (what: string, who = '') => so(`${who}是${what}`, `${who}不是${what}`, `${who}是不是${what}`);
const have = (what: string, who = '') => so(`${who}有${what}`, `${who}没有${what}`, `${who}有没有${what}`);
const did = (what: string) => so(what, `没有${what}`, `有没有${what}`);

/**
 * The vocabulary of eligibility (资格条件): what can be known of a person and the household, one atomic fact each. Rules are
 * data and may name these and nothing else; a fact that nobody has told is absent, never false.
 */
export const FACTS = {
  bornOn: { kind: 'day', who: '您', whether: '您多大年纪' },
  sex: { kind: 'choice', name: '性别', whether: '您是男是女', options: { male: '男', female: '女' } },
  hukou: {
    kind: 'choice',
    name: '户口',
    whether: '您的户口在哪里',
    options: { village: '本区农村', town: '本区城镇', elsewhere: '外地' },
  },

  dibao: is('低保户', '家里'),
  tekun: is('特困供养人员'),
  bianyuan: is('低保边缘家庭', '家里'),
  tuopin: is('脱贫户', '家里'),
  jiance: is('防返贫监测户', '家里'),

  landMu: { kind: 'number', name: '承包地', unit: '亩' },
  abandonedLand: so('承包地有撂荒的', '承包地没有撂荒', '承包地有没有撂荒'),
  rentedMu: { kind: 'number', name: '租来种粮的地', unit: '亩' },
  growsGrain: did('种粮食（稻谷、玉米、小麦等）'),
  growsRice: did('种水稻'),
  growsRapeseed: did('种油菜'),
  growsSoyCorn: did('大豆玉米间着种'),
  sorghumOrder: did('签酿酒高粱订单'),
  boughtMachine: did('买新农机'),
  scrappedMachine: did('报废旧农机'),
  reclaimedLand: did('把撂荒地重新种上'),
  usedStraw: did('秸秆还田或收集利用'),
  culledAnimals: did('牲畜家禽因疫病被强制扑杀'),
  deadAnimalsHandled: did('病死猪牛羊交去无害化处理'),

  returnedNew: have('新一轮退耕还林的地'),
  returnedExtended: have('补助到期的退耕还林地'),
  publicForest: have('划进公益林的林地'),
  naturalForest: have('停止采伐的天然林'),
  plantedForest: did('按计划造林'),
  tendedForest: did('按计划抚育森林'),
  bamboo: did('新栽或改造竹子、油茶、油樟'),

  disabilityGrade: {
    kind: 'choice',
    name: '残疾等级',
    whether: '您有没有残疾证、是几级',
    options: { none: '没有残疾证', '1': '一级', '2': '二级', '3': '三级', '4': '四级' },
  },
  disabilityKind: {
    kind: 'choice',
    name: '残疾类别',
    whether: '残疾证上是哪一类',
    options: { limb: '肢体', mind: '智力', mental: '精神', other: '视力、听力、言语等' },
  },
  needsCare: so('平时离不开别人照料', '平时自己能照料自己', '平时要不要别人照料'),
  wheelchairCar: have('残疾人机动轮椅车'),
  disabledStudent: have('残疾学生', '家里'),

  hasChild: have('孩子'),
  youngestChildBornOn: { kind: 'day', who: '最小的孩子', whether: '最小的孩子多大' },
  inKindergarten: have('孩子上幼儿园', '家里'),
  inCompulsory: have('孩子上小学或初中', '家里'),
  inSenior: have('孩子上普通高中', '家里'),
  inVocational: have('孩子上中职、高职', '家里'),
  orphan: is('孤儿'),
  unattended: is('事实无人抚养的儿童'),

  oneChildOrTwoDaughters: so('只生了一个孩子或两个女儿', '不是独生子女或双女户', '是不是独生子女或双女户'),
  childDisabled: is('独生子女伤残的父母'),
  childDied: is('独生子女去世的父母'),
  surgeryComplication: have('计划生育手术并发症鉴定'),
  onlyChildCertificate: have('《独生子女父母光荣证》'),

  veteranRural: is('农村入伍的退役士兵'),
  veteranSick: is('带病回乡的退役军人'),
  veteranWar: is('参战或参加核试验的退役军人'),
  veteranBefore1954: is('1954年10月底前入伍的复员军人'),
  veteranInjured: have('伤残军人、警察、民兵等的伤残证'),
  justRetired: is('刚退役、自己找工作的士兵'),
  conscriptAtHome: have('正在服役的义务兵', '家里'),
  martyrSurvivor: is('烈士、因公牺牲或病故军人的遗属'),
  martyrChild: is('烈士的子女'),
  regularPension: so('已经在领定期抚恤或补助', '没有领定期抚恤或补助', '有没有领定期抚恤或补助'),

  vaccinator: is('在岗的村级动物防疫员'),
  ranger: is('在岗的生态护林员'),
  publicPost: so('在公益性岗位上班', '不在公益性岗位上班', '在不在公益性岗位上班'),
  formerFisher: is('登记过的长江退捕渔民'),
  formerDoctor: is('离岗的乡村医生'),
  formerCadre: is('离任的村干部'),
  reducedWorker: is('60年代精减回乡的老职工'),

  povertyLoan: did('办脱贫人口小额信贷'),
  worksOtherProvince: did('到外省打工'),
  startedIndustry: did('自己发展种养产业'),

  incomeBelowLine: so('家里人均收入低于低保标准', '家里人均收入不低于低保标准', '家里人均收入低不低于低保标准'),
  noSupport: so(
    '没有劳动能力、没有收入来源、也没有人赡养',
    '有劳动能力、收入来源或赡养人',
    '是不是没有劳动能力、没有收入、也没有人赡养',
  ),
  suddenHardship: did('突然遇到大困难（大病、火灾、意外）'),
  disaster: did('遭洪水、地震等自然灾害'),
  dangerousHouse: so('住的是鉴定过的危房', '住的不是危房', '住的是不是危房'),
  toiletRebuilt: did('新建或改建卫生厕所'),
  reservoirMigrant: is('登记过的水库移民'),
} as const satisfies Record<string, Fact>;

type Fact =
  | { kind: 'yesNo'; has: string; lacks: string; whether: string }
  | { kind: 'number'; name: string; unit: string }
  | { kind: 'day'; who: string; whether: string }
  | { kind: 'choice'; name: string; whether: string; options: Record<string, string> };

export type FactKey = keyof typeof FACTS;
type FactValue<K extends FactKey> = (typeof FACTS)[K] extends { kind: 'yesNo' }
  ? boolean
  : (typeof FACTS)[K] extends { kind: 'number' }
    ? number
    : string;
/** What is known. A fact that is absent is not known: that is different from no. */
export type KnownFacts = { [K in FactKey]?: FactValue<K> | undefined };

export const FACT_KEYS = Object.keys(FACTS) as FactKey[];
export const factOf = (key: FactKey): Fact => FACTS[key];

function valueSchema(fact: Fact): z.core.$ZodType {
  switch (fact.kind) {
    case 'yesNo':
      return z.boolean();
    case 'number':
      return z.number().check(z.minimum(0), z.maximum(100_000));
    case 'day':
      return Day;
    case 'choice':
      return z.enum(Object.keys(fact.options) as [string, ...string[]]);
  }
}

/** Known facts as they are stored, imported and sent: each in its type, none required. */
export const KnownFacts = z.object(
  Object.fromEntries(FACT_KEYS.map((key) => [key, z.optional(valueSchema(factOf(key)))])),
) as unknown as z.ZodMiniType<KnownFacts, KnownFacts>;
