import type { Chart } from '../chart-store';
import type { Parties } from './known-parties';
import { partyText } from '../party';
import { isLoneName } from './persons-in-words';

/** Accounts whose sub-accounts are those who owe, are owed or have a share (财会〔2023〕14号): 应收款, 内部往来, 借款, 应付款, 工资, 劳务费, 资本. */
const BY_PARTY = /^(?:112|113|201|211|212|213|221|301)\d/;
/** What parts the levels of a name: 内部往来-王秀英, 应收款\个人\王秀英. */
const BETWEEN_LEVELS = /([\\/|_:：>＞—–－-]+)/;
/** For what something is owed, in words that are no name's. */
const THING =
  '(?:承包|租赁|出租|土地|流转|征地|补偿|占地|青苗|工程|材料|货|劳务|务工|误工|工资|水|电|管理|服务|上级|财政|项目|专项|医疗|医保|社保|养老|保险|农户|村民|社员|成员|职工|干部|借|贷|欠|押|保证|股|分红|生产|经营|办公|保洁|卫生|道路|公路|房屋|集体|单位|个人|鱼塘|林地|机动地)';
/** What such a sub-account is of where it is of nobody: 个人 and 应付工程款 name no person, 应收王秀英承包费 does. */
const OF_NOBODY = new RegExp(
  [
    '^(?:个人|单位|成员|社员|村民|农户|职工|干部|村干部|管理人员|其他|内部|外部|(?:内部|外部|其他)单位|集体|(?:个人|集体|单位|成员)资本',
    '(?:第?[0-9〇零一二三四五六七八九十]{1,3}|各|村民)[组社](?:小组)?|小组|村民小组|基本工资|奖金|补贴|津贴|押金|保证金|微信支付待到账',
    `(?:应收|应付|预收|预付|暂收|暂付|代收|代付|代扣|代缴|其他|长期|短期|待付)?${THING}{0,4}(?:款|费|金|租|税|利息|工资|补贴|补助|往来|资本))$`,
  ].join('|'),
  'u',
);

interface Named {
  readonly accountCode: string;
  readonly accountName?: string | undefined;
}

/**
 * 库存物资, 生物资产, 固定资产, 无形资产, 生产成本, 经营收入 and 经营支出: things are called so that grow, are built and sold, 黄牛, 石磨
 * and 罗非鱼.
 */
const OF_THINGS = /^(?:1[2356]|4|501|511)/;
const mayName = ({ accountCode }: Named, part: string): boolean =>
  BY_PARTY.test(accountCode) || (accountCode.length > 3 && !OF_THINGS.test(accountCode) && isLoneName(partyText(part)));

/** The parts of an account's name that may be somebody's: of an account that is not kept by parties, a bare name (专项应付款-王秀英). */
const partsOf = (account: Named): string[] =>
  (account.accountName ?? '').split(BETWEEN_LEVELS).filter((part, place) => place % 2 === 0 && mayName(account, part));

/** Names that `accountNameShown` has to be told about, as `partiesOf` asks for them. */
export const namesInAccounts = (accounts: readonly Named[]): string[] => accounts.flatMap(partsOf).filter(Boolean);

const ownNames = new WeakMap<Chart, ReadonlySet<string>>();
/** The names of a chart, gathered once for all the lines that are shown by it. */
function namesOf(chart: Chart): ReadonlySet<string> {
  const names = ownNames.get(chart) ?? new Set([...chart.values()].map(({ name }) => name));
  ownNames.set(chart, names);
  return names;
}

/**
 * A sub-account's name as the books, which anyone reads, may have it: of an account that is kept by parties whoever is no body is
 * masked, as in the column of parties. @param parties knows `namesInAccounts`.
 */
export function accountNameShown(account: Named, chart: Chart, parties: Parties): string | undefined {
  const { accountName } = account;
  if (accountName === undefined || partsOf(account).length === 0) return accountName;
  const own = namesOf(chart);
  return accountName
    .split(BETWEEN_LEVELS)
    .map((part, place) =>
      place % 2 === 1 || !mayName(account, part) || own.has(part.trim()) || OF_NOBODY.test(partyText(part))
        ? part
        : parties(part).shown,
    )
    .join('');
}
