import { LEAST_CASES, type Duration, type Figures, type Rate } from './statistics';
import type { RefusalGround } from './reports';

/** How the statistics are counted, said the same on the page, in the printed month and in the documents (ADR 27). */
export const DEFINITIONS: readonly { term: string; how: string; source?: string }[] = [
  { term: '算在哪个月', how: '举报哪个月到的这个单位，就算在哪个月。以后答复、评价、复查，都记回那个月。' },
  {
    term: '多久受理',
    how: '从收到，到告诉举报人受理还是不予受理。',
    source: '《信访工作条例》第二十三条：15 日内告知',
  },
  {
    term: '多久答复',
    how: '从收到，到最后作数的那次答复。被退回的答复不作数；不予受理的不算在里面。',
    source: '《信访工作条例》第三十四条：受理后 60 日内办结，可延长一次，不超过 30 日',
  },
  {
    term: '天数怎么数',
    how: '收到的当天不算。等举报人补充材料的日子不算。工作日按国家公布的放假和调休数。',
    source: '《民法典》第二百零一条',
  },
  {
    term: '一半、九成在几天内',
    how: '把办完的从快到慢排，数到一半、九成的那一件。还没办完的也排进去，已经等了几天就至少算几天，所以拖着不办，天数不会变短。',
  },
  { term: '按时', how: '受理和答复都没有超过期限。没办完但已经超期的，算不按时；没办完也没超期的，先不算。' },
  { term: '满意', how: '举报人给答复打的分，1 到 5 分。有几个人打了分一起写出来。' },
  {
    term: '申请复查',
    how: '答复或者不予受理以后，举报人请上一级再办的，占办完的多少。到了上一级，按新的一件另算时间。',
    source: '《信访工作条例》第三十五条',
  },
  {
    term: '转办、并案、拆分、撤回',
    how: '转走的，在这里的日子算这里的，以后的算下一个单位的。并案的只算主件的时间，每位举报人的打分都算。拆出来的按原来收到的日子算。撤回的，算等到撤回那天。',
  },
  {
    term: `不足 ${LEAST_CASES} 件`,
    how: `办完不足 ${LEAST_CASES} 件的，不算天数和百分比，一两件说明不了什么。除了区里，不足 ${LEAST_CASES} 件的件数也不写，并且会多藏一格，免得从总数里减出来。`,
  },
  {
    term: '和别处比',
    how: '只看差得是不是超出了碰巧的范围（95% 的把握），不排名次。件数少，范围就大，说“差不多”的就多。',
  },
  {
    term: '哪些不在里面',
    how: '由上级办的举报，不算在村（社区）和镇（街道）的数里。要回避的人看到的数里，没有要他回避的那些。每天夜里算一次。',
  },
];

export const GROUND_NAMES: Record<RefusalGround, string> = {
  otherAuthority: '归别的部门管',
  legalProcess: '走诉讼、仲裁、复议',
  alreadyHandled: '已经在办或办过',
  noSubstance: '没有说清具体的事',
};

/** 94%. Absent: too few. */
export const percentWords = (share: number | undefined): string | undefined =>
  share === undefined ? undefined : `${Math.round(share * 100)}%`;

/** 94%（50 件里 47 件）; of fewer than five the numbers alone. */
export function rateWords({ count, of, share }: Rate): string {
  if (of === 0) return '还没有';
  return share === undefined ? `${of} 件里 ${count} 件` : `${percentWords(share)}（${of} 件里 ${count} 件）`;
}

/** 9 天（7 个工作日）. */
const daysWords = (days: number, workdays: number | undefined): string =>
  `${days} 天${workdays === undefined ? '' : `（${workdays} 个工作日）`}`;

/** A duration in a sentence: 一半在 9 天内答复，九成在 20 天内. */
export function durationWords(did: '受理' | '答复', of: Duration): string {
  if (of.done < LEAST_CASES) return `${did}的不足 ${LEAST_CASES} 件，不算天数`;
  if (of.median === undefined) return `等到现在，${did}的还不到一半，最久的已经等了 ${of.longest ?? 0} 天`;
  const half = `一半在 ${daysWords(of.median, of.workMedian)}内${did}`;
  return of.p90 === undefined ? half : `${half}，九成在 ${of.p90} 天内`;
}

/** What the figures say, in the sentences one would say first. `when`: 今年, 10月. */
export function figuresWords(figures: Figures, when: string): string[] {
  const { received, takenOver, open, openLate, toAnswer, inTime, satisfaction } = figures;
  const more = takenOver > 0 ? `，另外接办 ${takenOver} 件转来或申请复查的` : '';
  const left =
    open === 0 ? '都办完了' : `还有 ${open} 件没办完${openLate > 0 ? `，其中 ${openLate} 件超期` : '，没有超期的'}`;
  return [
    `${when}收到 ${received} 件${more}，${left}。`,
    `${durationWords('答复', toAnswer)}。`,
    ...(inTime.share === undefined ? [] : [`按时办的占 ${percentWords(inTime.share)}。`]),
    ...(satisfaction.average === undefined
      ? []
      : [`${satisfaction.rated.count} 位举报人打了分，平均 ${satisfaction.average.toFixed(1)} 分。`]),
  ];
}
