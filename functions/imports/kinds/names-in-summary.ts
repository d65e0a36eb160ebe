import { maskName } from '@shared/text/mask';
import { COMPOUND_SURNAMES } from '@shared/text/surnames';
import type { Parties } from '../../accounts/parties/known-parties';
import { namesIn, withoutNames } from '../../accounts/parties/names-beside';
import type { RowProblem } from './kind';
import type { Line } from './voucher-draft';

type Warning = Omit<RowProblem, 'rowNo'>;

/** Whose name the books show with stars, by the voucher it stands in: the words of its lines are public, too. */
export function maskedNames(lines: readonly Line[], parties: Parties): Map<number, Set<string>> {
  const names = new Map<number, Set<string>>();
  for (const {
    rowNo,
    recordNo = rowNo,
    row: { counterparty, nature },
  } of lines) {
    if (!counterparty || parties(counterparty, nature).kind === 'body') continue;
    names.set(recordNo, new Set([...(names.get(recordNo) ?? []), ...namesIn(counterparty)]));
  }
  return names;
}

/** 付王秀英劳务费 names somebody, whoever the line is of: a common surname between what was done and what for. */
const SURNAME = `(?:${COMPOUND_SURNAMES}|[王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟万段雷钱汤尹易武乔贺赖龚樊])`;
const MAY_NAME = new RegExp(
  `(?:付给?|支付|发放?|收到?|补给?|借给?|还给?|报销|退还?|预支|慰问)(${SURNAME}\\p{Script=Han}{1,2})(?=的?(?:工资|劳务|误工|租金|租地|承包|慰问|借款|欠款|押金|交来|交纳|垫付|医药|抚恤|工程款|款$|费$))`,
  'u',
);

/** A line's summary with these names masked, and what is to be seen of it before everybody reads it. */
export function summaryWithoutNames(
  summary: string,
  names: ReadonlySet<string>,
): { summary: string; warnings: Warning[] } {
  const masked = withoutNames(summary, names);
  if (masked !== summary)
    return {
      summary: masked,
      warnings: [{ column: 'summary', message: '摘要里有往来个人的姓名，这一列会公开，先遮成带星号的' }],
    };
  const maybe = MAY_NAME.exec(summary)?.[1];
  if (maybe === undefined) return { summary, warnings: [] };
  return {
    summary,
    warnings: [
      {
        column: 'summary',
        message: `摘要里的“${maskName(maybe)}”像是人名，这一列会公开。是人名的，请从摘要去掉，写到“往来单位”一列`,
      },
    ],
  };
}
