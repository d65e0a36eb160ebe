import type { Dataset, OpenFormat } from '@shared/open-data/open-data';

const DATASETS: Record<Dataset, string> = {
  entries: '收支明细',
  contracts: '合同',
  projects: '工程',
  notices: '村务公告',
  decisions: '民主决策',
  scores: '村务评分',
  handling: '举报办理（全年）',
};
const FORMATS: Record<OpenFormat, string> = {
  csv: '表格（CSV，Excel 能打开）',
  json: 'JSON，给程序用',
  'schema.json': '每一栏是什么意思（JSON Schema）',
};

export const OPEN = {
  what: '全镇（街道）各村已经公开的账和村务，一个月一份，做成表格，谁都可以拿去核对、统计。里面没有任何人的名字：个人的往来只有金额，对方是单位的才写名称。',
  made: '收支明细要等村里公开了那个月的账才有。每天夜里做一次，做最近 12 个月的。哪个月有更正，就重新做那个月，以前的校验和留在清单里。',
  licence: (title: string) =>
    `可以转载、改编、商用，注明“来源：明白了 村务开放数据”就行。许可：${title}（CC BY 4.0）。`,
  none: { title: '还没有开放的数据', note: '村里公开了上个月的账，第二天这里就有。' },
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  datasets: DATASETS,
  formats: FORMATS,
  note: (rows: number, bytes: number, corrections: number) =>
    `${rows} 行 · ${Math.ceil(bytes / 1024)} KB${corrections > 0 ? ` · 重做过 ${corrections} 次` : ''}`,
  manifest: { title: '这个月的清单', note: '大小、校验和、每一栏的类型' },
  making: '请稍等…',
  copyAddress: '复制表格的下载地址',
  copyNote: '10 分钟内有效，可以发到电脑上下载',
  copied: '已复制，10 分钟内有效',
  checksum: (sha256: string) => `表格的校验和（SHA-256）：${sha256}`,
};
