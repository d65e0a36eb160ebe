import { partyOf } from '../../accounts/party';
import { maskedNames, summaryWithoutNames } from './names-in-summary';
import type { Line } from './voucher-draft';

const parties = (name: string, nature?: Parameters<typeof partyOf>[1]['nature']) =>
  partyOf(name, { nature, keyOf: (text) => text });
const line = (rowNo: number, recordNo: number, counterparty?: string, nature?: 'person' | 'organisation'): Line =>
  ({ rowNo, recordNo, row: { summary: '', counterparty, nature } }) as Line;

describe('who is masked in the books is masked in the words beside', () => {
  const names = maskedNames(
    [
      line(2, 2, '王秀英、李四等5户'),
      line(3, 2),
      line(4, 4, '宏发农场', 'organisation'),
      line(5, 5, '买买提•吐尔逊（其子代签）'),
    ],
    parties,
  );
  test('the names of a voucher, none of a body', () => {
    expect([...names.get(2)!]).toEqual(['王秀英', '李四']);
    expect(names.has(4)).toBe(false);
  });
  test.each([
    ['付王秀英劳务费', '付王*英劳务费'],
    ['付王 秀英、李四工资', '付王*英、李*工资'],
    ['付王秀英等5户青苗费（王秀英）', '付王*英等5户青苗费（王*英）'],
  ])('%s', (summary, masked) => {
    const answer = summaryWithoutNames(summary, names.get(2)!);
    expect(answer.summary).toBe(masked);
    expect(answer.warnings).toHaveLength(1);
  });
});

describe('a name that nobody is said to have is masked and asked', () => {
  test.each(['付王秀英劳务费', '收李四交来承包费', '支付欧阳建国工程款', '发放陈会英慰问金', '退何政押金'])(
    '%s',
    (summary) => {
      const { warnings, summary: kept } = summaryWithoutNames(summary, new Set());
      expect(kept).not.toMatch(/王秀英|李四|欧阳建国|陈会英|何政/);
      expect(warnings).toEqual([{ column: 'summary', message: expect.stringMatching(/像是有人名.*“.+\*.*”/) }]);
    },
  );
  test.each(['付水电费', '收承包费', '收鱼塘租金', '付务工人员工资', '支付村干部误工补贴', '付公路养护费'])(
    '%s names nobody',
    (summary) => expect(summaryWithoutNames(summary, new Set()).warnings).toEqual([]),
  );
});

test.each(['付黄金补助', '付李家湾劳务费'])('%s: left whole, and asked all the same', (summary) => {
  const { warnings, summary: kept } = summaryWithoutNames(summary, new Set());
  expect(kept).toBe(summary);
  expect(warnings).toEqual([{ column: 'summary', message: expect.stringMatching(/可能有人名/) }]);
});
