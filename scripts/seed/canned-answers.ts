import type { CannedUse } from '@shared/reports/canned-answers';
import type { ReportCategory } from '@shared/reports/reports';
import type { Canned } from '../../functions/reports/canned/canned-store';
import { derivedId } from '../../functions/platform/id';
import { demoAccountId, NIUJIAO } from './demo-people';
import { readJson } from './districts';

interface Starter {
  use: CannedUse;
  category?: ReportCategory;
  title: string;
  text: string;
  source?: string;
}

const SAVED_AT = '2026-01-05T02:00:00.000Z';

/** The starter set, kept by the district, so that every office below may use it. */
export const districtCanned = (district: string): Canned[] =>
  readJson<Starter[]>('canned-answers.json').map((starter) => ({
    ...starter,
    division: district,
    cannedId: derivedId(SAVED_AT, `canned ${district} ${starter.use} ${starter.title}`),
    savedAt: SAVED_AT,
    version: 1,
  }));

const CHANGED_AT = '2026-10-12T03:20:00.000Z';

/** 牛角村's own two, one of them changed once. */
export function villageCanned(villageCode: string): { now: Canned[]; before: Canned[] } {
  if (villageCode !== NIUJIAO) return { now: [], before: [] };
  const own = (title: string, text: string, use: CannedUse): Canned => ({
    division: villageCode,
    cannedId: derivedId(SAVED_AT, `canned ${villageCode} ${title}`),
    use,
    title,
    text,
    savedAt: SAVED_AT,
    savedBy: demoAccountId('liu-fang'),
    version: 1,
  });
  const office = own(
    '便民服务厅值班',
    '您好！{村名}便民服务厅周一到周五 9:00–17:00 有人，周六上午值班，值班人和电话贴在门上。您说的 ____月____日 没开门，原因是____。',
    'answer',
  );
  const place = own(
    '请说清是哪一组',
    '您好！请说明是哪个组、在谁家附近，方便的话拍一张照片，我们好去看。',
    'askMaterial',
  );
  const before = { ...office, text: '您好！便民服务厅工作日有人值班，您说的 ____月____日 没开门，原因是____。' };
  return {
    now: [{ ...office, version: 2, savedAt: CHANGED_AT, savedBy: demoAccountId('chen-jianguo') }, place],
    before: [before],
  };
}
