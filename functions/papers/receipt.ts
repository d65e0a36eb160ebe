import { AppError } from '@shared/errors';
import type { ReportCategory } from '@shared/reports/reports';
import { startOfDay } from '@shared/time';
import { villageNamed } from '../identity/division-store';
import { findMediaAll } from '../media/media-store';
import type { Report } from '../reports/report';
import type { PrintedReceipt } from './receipt-pdf';

const CATEGORIES: Record<ReportCategory, string> = {
  money: '资金',
  subsidy: '补贴',
  land: '土地',
  works: '工程',
  environment: '环境',
  conduct: '作风',
  other: '其他',
};
const ABOUT: Record<Report['aboutKind'], string> = { village: '村里的事', cadre: '村干部', township: '镇街的人' };
const FILES = { image: '照片', video: '视频', audio: '录音' } as const;

const inChina = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});
const clockInChina = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const dayOf = (instant: string) => inChina.format(new Date(instant));

/** A report that hides its sender keeps the day alone, as its first instant. */
const submittedWords = (at: string) =>
  at === startOfDay(at) ? dayOf(at) : `${dayOf(at)} ${clockInChina.format(new Date(at))}`;

interface Wish {
  withContent: boolean;
  receiptNo?: string | undefined;
}

/** What is printed of a report for who sent it. @throws AppError `reports.noReceipt` of one that was split off another. */
export async function printedReceipt(report: Report, { withContent, receiptNo }: Wish): Promise<PrintedReceipt> {
  const { proof, submittedAt, aboutName, aboutKind } = report;
  if (!proof) throw new AppError('reports.noReceipt');
  const media = await findMediaAll(report.mediaIds.slice(0, proof.files));
  const { name, townName } = await villageNamed(report.villageCode);
  return {
    referenceNo: report.referenceNo,
    submitted: submittedWords(submittedAt),
    village: `${townName} ${name}`,
    handledBy: report.handledBy,
    acceptBy: dayOf(report.acceptBy),
    answerBy: dayOf(report.answerBy),
    contentHash: proof.contentHash,
    files: media.map((file, place) => ({
      name: `${FILES[file?.kind ?? 'image']} ${place + 1}`,
      sha256: file?.sha256,
    })),
    ...(withContent && {
      content: {
        category: CATEGORIES[report.category],
        about: aboutName ? `${ABOUT[aboutKind]}：${aboutName}` : ABOUT[aboutKind],
        place: report.place?.text || undefined,
        words: report.description,
      },
    }),
    receiptNo,
  };
}

/** What the file is called: it says nothing of what it is about. */
export const receiptFileName = ({ referenceNo }: Pick<Report, 'referenceNo'>): string => `回执${referenceNo}.pdf`;
