import type { Examples } from './example';
import { contract, debt, earned, given, paidFor, project, rowsWith, SECRETARY, spent, under, voucher } from './rows';

const LIMIT = { limitFen: 1_000_000 };
const roadParts = [spent('2026-03-02', 6_000), spent('2026-03-20', 6_000)];
const invoiceless = { attachments: [{ kind: '银行回单', title: '转账回单', pages: 1 }] };
const withPapers = spent('2026-01-05', 100);

export const MONEY_EXAMPLES: Readonly<Record<string, Examples>> = {
  YJ01: {
    fires: [
      under(LIMIT)('一笔两万，什么决议也没有', { vouchers: [spent('2026-03-02', 20_000)] }),
      under(LIMIT)('议事没有通过', {
        vouchers: [spent('2026-03-02', 10_000)],
        matters: [
          {
            decisionId: 'M1',
            kind: 'spending',
            state: 'failed',
            title: '修路',
            amountFen: 2_000_000,
            startedOn: '2026-02-01',
          },
        ],
      }),
    ],
    quiet: [
      under(LIMIT)('凭证后面附了会议记录', {
        vouchers: [
          spent('2026-03-02', 20_000, {
            attachments: [
              { kind: '会议记录', title: '村民代表会议决议', pages: 2 },
              { kind: '发票', title: '增值税发票', pages: 1 },
            ],
          }),
        ],
      }),
      {
        title: '已经议定的工程付进度款',
        figures: LIMIT,
        rows: ((paid) =>
          rowsWith({
            vouchers: [paid],
            projects: [project({ decisionId: 'M1', payments: [paidFor(paid, 2_000_000)] })],
          }))(spent('2026-03-02', 20_000)),
      },
      under(LIMIT)('差一分不到起点', { vouchers: [spent('2026-03-02', 9_999)] }),
    ],
  },
  YJ02: {
    fires: [
      under(LIMIT)('二十天里两笔六千', { vouchers: roadParts }),
      under(LIMIT)('同一个遮住的名字，同一把钥匙，三笔四千', {
        vouchers: ['2026-05-01', '2026-05-10', '2026-05-29'].map((on) => spent(on, 4_000, { to: '李*', key: 'k1' })),
      }),
    ],
    quiet: [
      under(LIMIT)('合同约定的分期付款', {
        vouchers: roadParts,
        projects: [project({ contractFen: 1_200_000, payments: roadParts.map((one) => paidFor(one, 600_000)) })],
      }),
      under(LIMIT)('遮住以后一样、其实是两个人', {
        vouchers: [
          spent('2026-03-02', 6_000, { to: '李*', key: 'k1' }),
          spent('2026-03-20', 6_000, { to: '李*', key: 'k2' }),
        ],
      }),
      under(LIMIT)('隔了四个月', { vouchers: [spent('2026-03-02', 6_000), spent('2026-07-02', 6_000)] }),
      under(LIMIT)('其中一笔冲销了', {
        vouchers: [roadParts[0]!, { ...spent('2026-03-20', 6_000), reversedBy: 'V99' }],
      }),
    ],
  },
  YJ03: {
    fires: [
      given('制单和复核是一个人', { vouchers: [spent('2026-03-02', 500, { reviewedBy: '李会计' })] }),
      given('没有人审批', { vouchers: [spent('2026-03-02', 500, { approvedBy: ' ' })] }),
    ],
    quiet: [
      given('三个人，姓相同', { vouchers: [spent('2026-03-02', 500, { reviewedBy: '李主任' })] }),
      given('计提折旧，没有钱出去', {
        vouchers: [
          voucher(
            '2026-03-31',
            [
              ['513', 100, 0],
              ['152', 0, 100],
            ],
            { reviewedBy: '李会计' },
          ),
        ],
      }),
    ],
  },
  YJ04: {
    fires: [
      given('只有银行回单', { vouchers: [withPapers, spent('2026-03-02', 500, invoiceless)] }),
      given('附件写着白条', {
        vouchers: [
          withPapers,
          spent('2026-03-02', 500, { attachments: [{ kind: '白条', title: '自制凭据白条', pages: 1 }] }),
        ],
      }),
    ],
    quiet: [
      given('发放表是自制凭据', {
        vouchers: [
          spent('2026-03-02', 500, { attachments: [{ kind: '自制凭据', title: '误工补贴发放表', pages: 2 }] }),
        ],
      }),
      given('归还借款不用发票', {
        vouchers: [withPapers, spent('2026-03-02', 500, { ...invoiceless, account: '201' })],
      }),
      given('整本导入的旧账都没有登记附件', { vouchers: [spent('2026-03-02', 500, { attachments: [] })] }),
    ],
  },
  YJ05: {
    fires: [
      given('收了两千现金没存，同月花了两千', {
        vouchers: [earned('2026-03-02', 2_000, '501', '101'), spent('2026-03-20', 2_000, { from: '101' })],
      }),
      given('只存了一半', {
        vouchers: [
          earned('2026-03-02', 2_000, '501', '101'),
          spent('2026-03-20', 2_000, { from: '101' }),
          voucher('2026-03-25', [
            ['102', 1_000, 0],
            ['101', 0, 1_000],
          ]),
        ],
      }),
    ],
    quiet: [
      given('收的都存了，花的是备用金', {
        vouchers: [
          earned('2026-03-02', 2_000, '501', '101'),
          voucher('2026-03-03', [
            ['102', 2_000, 0],
            ['101', 0, 2_000],
          ]),
          spent('2026-03-20', 2_000, { from: '101' }),
        ],
      }),
      given('开户银行批准坐支', {
        cashLimits: [{ limitFen: 500_000, fromTakingsFen: 300_000, decidedBy: '农商行' }],
        vouchers: [earned('2026-03-02', 2_000, '501', '101'), spent('2026-03-20', 2_000, { from: '101' })],
      }),
      given('提备用金不是收入', {
        vouchers: [
          voucher('2026-03-02', [
            ['101', 600, 0],
            ['102', 0, 600],
          ]),
          spent('2026-03-20', 600, { from: '101' }),
        ],
      }),
    ],
  },
  YJ07: {
    fires: [
      given('用现金付给公司一千五', { vouchers: [spent('2026-03-02', 1_500, { from: '101' })] }),
      given('用现金付给个人两千工钱', {
        vouchers: [spent('2026-03-02', 2_000, { from: '101', to: '王*英', what: '工钱' })],
      }),
    ],
    quiet: [
      given('向个人收购农副产品', {
        vouchers: [spent('2026-03-02', 5_000, { from: '101', to: '王*英', what: '收购红薯' })],
      }),
      given('正好一千', { vouchers: [spent('2026-03-02', 1_000, { from: '101' })] }),
      given('一张凭证发给三个人，每人不到一千', {
        vouchers: [
          voucher('2026-03-02', [
            ['514', 800, 0, '劳务', '王*英'],
            ['514', 800, 0, '劳务', '李*'],
            ['514', 800, 0, '劳务', '张*'],
            ['101', 0, 2_400],
          ]),
        ],
      }),
    ],
  },
  YJ08: {
    fires: [
      given('三月收的租金十一月还没有凭证', {
        vouchers: [withPapers],
        contracts: [contract({ receipts: [{ receivedOn: '2026-03-02', amountFen: 1_000_000 }] })],
      }),
      given('凭证后来冲销了，没有重记', {
        vouchers: [{ ...earned('2026-03-02', 10_000), reversedBy: 'V99' }],
        contracts: [contract({ receipts: [{ receivedOn: '2026-03-02', amountFen: 1_000_000 }] })],
      }),
    ],
    quiet: [
      given('过了三周，和别的租金记在一张凭证上', {
        vouchers: [
          voucher('2026-03-23', [
            ['102', 15_000, 0],
            ['501', 0, 10_000],
            ['501', 0, 5_000],
          ]),
        ],
        contracts: [contract({ receipts: [{ receivedOn: '2026-03-02', amountFen: 1_000_000 }] })],
      }),
      given('前天才收到', {
        vouchers: [withPapers],
        contracts: [contract({ receipts: [{ receivedOn: '2026-11-18', amountFen: 1_000_000 }] })],
      }),
      given('那一年的账不在这里', {
        vouchers: [withPapers],
        contracts: [contract({ receipts: [{ receivedOn: '2021-03-02', amountFen: 1_000_000 }] })],
      }),
    ],
  },
  YJ12a: {
    fires: [
      given('书记借了五千，一天也不行', {
        officers: [SECRETARY],
        debts: [debt({ counterpartyKey: SECRETARY.key, arisenOn: '2026-11-19' })],
      }),
      given('还了一部分', {
        officers: [SECRETARY],
        debts: [debt({ counterpartyKey: SECRETARY.key, repayments: [{ repaidOn: '2026-02-01', amountFen: 100_000 }] })],
      }),
    ],
    quiet: [
      given('村民借的，还没到期', {
        officers: [SECRETARY],
        debts: [debt({ counterpartyKey: 'key-villager', arisenOn: '2026-11-01' })],
      }),
      given('集体欠书记垫付的钱', {
        officers: [SECRETARY],
        debts: [debt({ side: 'payable', kind: 'owed', counterpartyKey: SECRETARY.key })],
      }),
    ],
  },
  YJ12b: {
    fires: [
      given('借给个人，逾期一百多天', { debts: [debt({ dueOn: '2026-07-01' })] }),
      given('没有写到期日，借了大半年', { debts: [debt({ arisenOn: '2026-02-01' })] }),
    ],
    quiet: [
      given('逾期八十天', { debts: [debt({ dueOn: '2026-09-01' })] }),
      given('借给合作社', { debts: [debt({ dueOn: '2026-01-20', counterparty: '丰源农业专业合作社' })] }),
      given('已经还清', {
        debts: [debt({ dueOn: '2026-01-20', repayments: [{ repaidOn: '2026-06-01', amountFen: 500_000 }] })],
      }),
    ],
  },
  YJ15: {
    fires: [
      given('工钱付给书记的妻子', {
        officers: [SECRETARY],
        vouchers: [spent('2026-03-02', 900, { to: '刘*', key: 'key-wife', what: '除草' })],
      }),
      given('材料款付给书记本人', {
        officers: [SECRETARY],
        vouchers: [spent('2026-03-02', 900, { to: '陈*', key: 'key-secretary', what: '砂石' })],
      }),
    ],
    quiet: [
      given('书记的误工补贴', {
        officers: [SECRETARY],
        vouchers: [spent('2026-03-02', 900, { to: '陈*', key: 'key-secretary', what: '3月误工补贴' })],
      }),
      given('同姓、遮住以后一样，不是同一把钥匙', {
        officers: [SECRETARY],
        vouchers: [spent('2026-03-02', 900, { to: '陈*', key: 'key-other', what: '砂石' })],
      }),
    ],
  },
  YJ16: {
    fires: [
      given('今年向村民借款，没有议过', { debts: [debt({ side: 'payable', kind: 'borrowed', what: '修路' })] }),
      given('议过，没有通过', {
        debts: [debt({ side: 'payable', kind: 'borrowed' })],
        matters: [{ decisionId: 'M1', kind: 'other', state: 'failed', title: '向银行借款', startedOn: '2025-12-01' }],
      }),
    ],
    quiet: [
      given('借之前议过', {
        debts: [debt({ side: 'payable', kind: 'borrowed' })],
        matters: [{ decisionId: 'M1', kind: 'other', state: 'finished', title: '修路借款', startedOn: '2025-12-01' }],
      }),
      given('三年前的老债', { debts: [debt({ side: 'payable', kind: 'borrowed', arisenOn: '2023-03-01' })] }),
      given('欠的工程质保金不是借款', { debts: [debt({ side: 'payable', kind: 'owed' })] }),
    ],
  },
};

/** Rules that run where the bank's data came. */
export const BANK_EXAMPLES: Readonly<Record<string, Examples>> = {
  YJ09: {
    fires: [
      given('差一千没有说明', {
        bankBalances: [{ month: '2026-09', bookFen: 900_000, bankFen: 1_000_000, explainedFen: 0 }],
      }),
      given('只说明了一半', {
        bankBalances: [{ month: '2026-09', bookFen: 900_000, bankFen: 1_000_000, explainedFen: -50_000 }],
      }),
    ],
    quiet: [
      given('一分不差', { bankBalances: [{ month: '2026-09', bookFen: 900_000, bankFen: 900_000, explainedFen: 0 }] }),
      given('差额在调节表里', {
        bankBalances: [{ month: '2026-09', bookFen: 900_000, bankFen: 1_000_000, explainedFen: -100_000 }],
      }),
    ],
  },
  YJ10: {
    fires: ['2026-09-01', '2026-01-10'].map((on) =>
      given(`${on}起未达`, { unreconciled: [{ itemId: `U${on}`, on, amountFen: 5_000 }] }),
    ),
    quiet: ['2026-11-10', '2026-09-21'].map((on) =>
      given(`${on}起未达，不到六十天`, { unreconciled: [{ itemId: `U${on}`, on, amountFen: 5_000 }] }),
    ),
  },
};
