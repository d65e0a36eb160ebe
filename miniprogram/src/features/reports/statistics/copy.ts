import { type Part, type ReportStatistics, type Standing } from '@shared/reports/statistics';
import { percentWords } from '@shared/reports/statistics-words';

export const copy = {
  door: '办理统计',
  doorNote: '多久受理、多久答复、满不满意',
  notForYou: { title: '这里给办理举报的单位看', note: '村里办举报办得怎么样，在“评价”里看得到。' },
  wholeYear: (year: number) => `${year}年`,
  month: (month: string) => `${Number(month.slice(5))}月`,
  backToYear: '看全年',
  see: (what: string) => `看${what}`,
  nothing: (when: string) => `${when}还没有收到举报`,
  nothingNote: '有了就会算在这里，每天夜里算一次。',
  tooFew: (when: string) => `${when}的件数少，不单独算`,
  tooFewNote: '一两件说明不了什么，也免得猜出是谁。',
  onlyCategory: (name: string) => `只看${name}`,
  allCategories: '看全部类别',
  facts: '办得怎么样',
  accept: '多久受理',
  answer: '多久答复',
  inTime: '按时',
  refused: '不予受理',
  reopened: '申请复查',
  extended: '延期',
  supervised: '督办',
  cases: (count: number) => `${count} 件`,
  others: '没在这里办完',
  otherCases: (moved: number, merged: number, withdrawn: number) =>
    [
      moved > 0 ? `转走 ${moved} 件` : '',
      merged > 0 ? `并到别的一起办 ${merged} 件` : '',
      withdrawn > 0 ? `撤回 ${withdrawn} 件` : '',
    ]
      .filter(Boolean)
      .join('，'),
  stars: '举报人打的分',
  starsOf: (average: number, rated: number, told: number) =>
    `平均 ${average.toFixed(1)} 分，${told} 位里 ${rated} 位打了分`,
  fewStars: (rated: number, told: number) => `${told} 位里 ${rated} 位打了分，不足 5 位，不算平均`,
  star: (stars: number) => `${stars} 分`,
  months: '每个月收到多少件',
  monthsNote: '点一个月，只看那个月。',
  monthBar: (month: string, came: number | undefined) =>
    `${copy.month(month)}，${came === undefined ? '件数少，不写' : `${came} 件`}`,
  hiddenMonths: '贴着底线的月份，是没有或者不足 5 件。',
  categories: '按类别',
  offices: { town: '按村（社区）', district: '按镇（街道）', village: '' },
  officesNote: '按区划代码排，不排名次。',
  rest: (count: number) => `其余 ${count} 个没有，或者件数少不单独写`,
  restCategories: (count: number) => `其余 ${count} 类没有，或者件数少不单独写`,
  above: '由上级办的',
  aboveNote: '反映这个村（社区）的事，但不归村里办。只有区里看得到。',
  take: '拿走',
  printMonth: (month: string) => `${copy.month(month)}的月报`,
  printNote: 'PDF，可以打印',
  exportTable: '导出表格',
  exportNote: '这一页的数字',
  making: '请稍等…',
  how: { title: '怎么算的', note: '每个数怎么来的，哪些不算在里面' },
  countedAt: (day: string) => `算到${day}`,
};

/** 答复用时和全镇差不多. */
export function besideWords({ beside }: Pick<ReportStatistics, 'beside'>): string | undefined {
  if (!beside?.standing || beside.median === undefined) return undefined;
  const than = `${beside.name}各处一半在 ${beside.median} 天内答复`;
  return {
    quicker: `${than}，这里快一些。`,
    alike: `${than}，这里差不多。`,
    slower: `${than}，这里慢一些。`,
  }[beside.standing];
}

const STANDING: Record<Standing, string> = { quicker: '比别处快些', alike: '和别处差不多', slower: '比别处慢些' };

/** What a line of a table says under its name. */
export function partWords({ median, inTime, openLate }: Part, standing?: Standing): string {
  const said = [
    median === undefined ? '办完的少，不算天数' : `一半在 ${median} 天内答复`,
    inTime === undefined ? '' : `按时 ${percentWords(inTime)}`,
    openLate ? `${openLate} 件超期` : '',
    standing ? STANDING[standing] : '',
  ];
  return said.filter(Boolean).join('，');
}
