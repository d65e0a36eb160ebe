import type { Dice } from './dice';

export type Sex = 'male' | 'female';

/** Surnames of southern Sichuan, the commonest first (“先” is at home there). */
const SURNAMES = [
  ...'李王张刘陈杨周罗黄曾何唐邓赵吴胡廖徐蒋肖彭邹谢郭龙文余熊魏付侯包凌万冯江袁钟游毛先范税曹严赖薛詹龚雷'.split(''),
  '欧阳',
];

interface Generation {
  readonly from: number;
  readonly male: readonly string[];
  readonly female: readonly string[];
}

const words = (text: string) => text.split(' ');

/** Given names as each generation was given them, newest first. */
const GENERATIONS: readonly Generation[] = [
  {
    from: 2010,
    male: words('梓轩 沐辰 宇轩 浩宇 奕辰 俊熙 子墨 铭泽 皓轩 一鸣 煜城 锦程 睿哲 子航 泽宇 云帆 昊天 家齐'),
    female: words('梓涵 一诺 可馨 语桐 诗涵 欣妍 雨萱 子萱 若曦 思琪 依诺 佳琪 钰涵 芷若 沁怡 舒雅 悦宁 安然'),
  },
  {
    from: 1995,
    male: words('浩然 宇航 俊杰 鑫 子豪 嘉豪 文韬 志豪 洋 天宇 杰 旭东 明杰 凯 鹏飞 思远 成龙 泽军 小龙 世杰'),
    female: words('欣怡 雨欣 佳怡 梦婷 诗雨 雪 玉洁 思雨 雅婷 慧 丹丹 梦洁 蕊 晓雨 文静 巧玲 玉婷 小雨 佳丽 冰倩'),
  },
  {
    from: 1980,
    male: words('伟 超 涛 鹏 杰 磊 俊 小林 浩 飞 勇 建 小兵 华平 晓东 林 凯 亮 小刚 建平 洪波 春林 云飞 中华 小军'),
    female: words('丽 婷 静 雪梅 娟 倩 小燕 莉 玲 艳 小英 春梅 丽华 小琴 晓霞 红梅 利 蓉 小丽 玉梅 小凤 素梅 晓琼 兰'),
  },
  {
    from: 1965,
    male: words(
      '军 勇 建军 小平 云 刚 伟 波 华 斌 强 志强 永红 长江 富贵 洪 安平 友权 泽明 光明 学军 代军 世强 正华 大平',
    ),
    female: words(
      '琼 芳 丽 燕 小红 群 英 霞 敏 梅 小琼 永琼 泽芳 光琼 晓容 建琼 小芳 代琼 利容 顺琼 天琼 先琼 世芬 明霞',
    ),
  },
  {
    from: 1950,
    male: words(
      '建华 国强 兴全 志明 大贵 永贵 吉祥 文斌 国华 安全 光华 天云 泽云 世明 明富 正友 学明 长贵 绍清 代云 友明 家富',
    ),
    female: words(
      '秀兰 桂英 玉芳 琼芳 素琼 安芬 光秀 桂兰 永芬 世秀 泽芬 明秀 玉琼 天秀 家秀 正芬 友芬 学芬 素芬 贵芳 绍芬 代芬',
    ),
  },
  {
    from: 0,
    male: words(
      '德贵 天才 世福 明清 国安 光荣 子云 绍华 正清 树清 泽民 炳云 银山 海清 吉安 文清 少云 德全 廷贵 朝富 兴发 万和',
    ),
    female: words(
      '素珍 桂芳 玉兰 素华 群英 淑芬 泽秀 永秀 朝玉 素清 淑华 德芬 桂珍 世珍 树芳 银秀 素芳 玉珍 天珍 淑珍 廷秀 文秀',
    ),
  },
];

/** The few surnames that fill a village, and all the others at its edge. */
export function villageSurnames(dice: Dice): (roll: Dice) => string {
  const common = SURNAMES.slice(0, 34);
  const main = dice.sample(common, 4);
  return (roll) => {
    const x = roll.next();
    return x < 0.28 ? main[0]! : x < 0.44 ? main[1]! : x < 0.55 ? main[2]! : x < 0.63 ? main[3]! : roll.pick(SURNAMES);
  };
}

/** A given name fit for the year of birth. */
export function givenName(dice: Dice, sex: Sex, bornYear: number): string {
  const generation = GENERATIONS.find(({ from }) => bornYear >= from)!;
  return dice.pick(generation[sex]);
}
