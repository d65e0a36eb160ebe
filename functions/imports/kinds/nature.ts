import type { Nature, Party } from '../../accounts/party';
import { called, choice } from '../cells/words';
import type { Column } from './kind';

/** What offices write for what a party is. 个体工商户 is neither: its name may be a person's. */
const nature = choice<Nature>([
  ['person', '个人', '自然人', '农户', '村民', '居民', '个人户', '承包户', '家庭', '户'],
  [
    'organisation',
    ...called(`
    单位 企业 公司 合作社 组织 法人 集体 机关 机关单位 事业单位 企事业单位 企业单位 社会团体 社会组织 村集体
    集体经济组织 农民专业合作社 专业合作社 有限公司 法人单位 企业法人 银行 学校
  `),
  ],
  ['soleTrader', '个体工商户', '个体户', '个体', '家庭农场', '个体经营', '个人独资', '个人独资企业'],
]);

/** The column that says whether the party of another column is a body or a person. */
export const natureColumn = (title: string, also: readonly string[]): Column<Nature> => ({
  title,
  also,
  parse: nature,
  example: '个人',
  note: '单位、个人；不填的，登记过的单位和本区的村、社、单位照写，别的都遮住，并列出来问',
});

/** What is asked of a party that nobody could tell. @param column the title of the column that would say it. */
export const askNature = ({ kind, shown }: Party, column: string): string | undefined =>
  kind === 'unsure'
    ? `分不清是单位还是个人，先遮成“${shown}”。是单位的，请在“${column}”填“单位”（或先登记到单位名录）；是个人的，请填“个人”`
    : undefined;
