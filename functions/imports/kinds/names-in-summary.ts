import type { Parties } from '../../accounts/parties/known-parties';
import { namesIn, withoutNames } from '../../accounts/parties/names-beside';
import { seemsToName, withoutPersons } from '../../accounts/parties/persons-in-words';
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

const COVERED = '这一列会公开，先遮成带星号的';
const MAY_NAME = '摘要里可能有人名，这一列会公开。是人名的，请从摘要去掉，写到“往来单位”一列；不是的，不用改';

/** A line's summary with these names masked, and whoever else it seems to name, and what is to be seen of it before everybody reads it. */
export function summaryWithoutNames(
  summary: string,
  names: ReadonlySet<string>,
): { summary: string; warnings: Warning[] } {
  const masked = withoutNames(summary, names);
  if (masked === summary)
    return { summary, warnings: seemsToName(summary) ? [{ column: 'summary', message: MAY_NAME }] : [] };
  const isTheParty = masked !== withoutPersons(summary);
  const message = isTheParty
    ? `摘要里有往来个人的姓名，${COVERED}`
    : `摘要里像是有人名，${COVERED}：“${masked}”。是人名的，请从摘要去掉，写到“往来单位”一列；不是的，请换个说法`;
  return { summary: masked, warnings: [{ column: 'summary', message }] };
}
