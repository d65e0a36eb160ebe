import type { PaperKind } from '@shared/accounts/attachments';
import type { ReturnReason } from '@shared/accounts/intake';
import { yearOf } from '@shared/time';
import { type BatchPaper, examined, fresh, signed } from '../../functions/accounts/intake/batch';
import { batchRow, type NewBatch, PaperBatchEntity } from '../../functions/accounts/intake/batch-store';
import { digestOf } from '../../functions/accounts/intake/digest';
import { IntakeYearEntity, movedMonths } from '../../functions/accounts/intake/intake-year-store';
import { countChange } from '../../functions/accounts/intake/month-counts';
import { noonOf } from './calendar';
import { handOn, LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { loosePaper } from './pictures/chosen';
import { put, type Row } from './row';

const idOf = (what: string, on: string): string => new Dice(`intake:${what}`).ulid(noonOf(on));

type Told = readonly [kind: PaperKind, what: string, fen: number, on: string, reason?: ReturnReason];
interface Story {
  /** Whose papers: 牛角村's unless told. */
  readonly of?: Place;
  readonly key: string;
  readonly on: string;
  readonly papers: readonly Told[];
  readonly examinedOn?: string;
  readonly isSigned?: true;
}

interface Place {
  readonly villageCode: string;
  readonly villageName: string;
  readonly short: string;
  readonly clerk: string;
}
const HOME: Place = {
  ...{ villageCode: NIUJIAO, villageName: '牛角村民委员会', short: '牛角村', clerk: 'liu-fang' },
};
const NEXT: Place = {
  ...{ villageCode: LUOLONG_COMMUNITY, villageName: '罗龙社区居民委员会', short: '罗龙社区' },
  clerk: 'zeng-li',
};

/** A batch of each state that leaves the village's phone: signed, partly returned, waiting. One that is being made is on the phone alone. */
const STORIES: readonly Story[] = [
  {
    ...{ key: 'signed', on: '2026-11-06', examinedOn: '2026-11-09', isSigned: true },
    papers: [
      ['发票', '村办公室电费', 38_650, '2026-11-02'],
      ['收据', '公厕保洁工具', 12_400, '2026-11-03'],
      ['工资表', '清沟除草用工', 96_000, '2026-11-04'],
    ],
  },
  {
    ...{ key: 'returned', on: '2026-11-12', examinedOn: '2026-11-16' },
    papers: [
      ['发票', '路灯维修材料', 68_000, '2026-11-08', 'wrongHeading'],
      ['收据', '会议室饮用水', 9_600, '2026-11-09'],
      ['工资表', '防汛值守补助', 120_000, '2026-11-10', 'noPayees'],
    ],
  },
  {
    ...{ key: 'handed', on: '2026-11-19' },
    papers: [
      ['发票', '打印纸和硒鼓', 45_300, '2026-11-13'],
      ['收据', '垃圾清运费', 150_000, '2026-11-17'],
      ['会议记录', '讨论堰塘维修的会议', 0, '2026-11-18'],
    ],
  },
  {
    ...{ key: 'next-handed', on: '2026-11-20', of: NEXT },
    papers: [
      ['发票', '活动室灯具', 32_800, '2026-11-16'],
      ['付款单', '楼道保洁', 84_000, '2026-11-18'],
    ],
  },
];

function batchOf({ of = HOME, key, on, papers, examinedOn, isSigned }: Story): NewBatch {
  const { villageCode, villageName, clerk } = of;
  const made = papers.map(([kind, what, amountFen, day], place): BatchPaper => {
    const name = `${key}:${place}`;
    return fresh(
      { kind, what, amountFen, on: day, mediaIds: [idOf(`picture:${name}`, on)] },
      idOf(`paper:${name}`, on),
    );
  });
  const handed: NewBatch = {
    ...{ villageCode, batchId: idOf(key, on), villageName, papers: made },
    ...{ handers: [handOn(clerk, on)], handedAt: noonOf(on), version: 1 },
  };
  if (!examinedOn) return handed;
  const decisions = papers.map(([, , , , reason], place) => ({
    paperId: made[place]!.paperId,
    ...(reason && { reason }),
  }));
  const done = examined(handed, decisions, handOn('zhao-qiang', examinedOn));
  if (!isSigned) return done;
  const digest = digestOf(done);
  const signing = { signed: digest, digest };
  const half = signed(done, 'village', handOn('liu-fang', examinedOn), signing);
  return signed(half, 'centre', handOn('tian-jing', examinedOn), signing);
}

const batches = (): NewBatch[] => STORIES.map(batchOf);

/** 票据交接 of two villages: its batches, by the rules that both sides go by, and the counts that the workbench reads. */
export function intakeRows(): Row[] {
  const all = batches();
  const counts = [HOME, NEXT].map(({ villageCode }) => {
    const its = all.filter((batch) => batch.villageCode === villageCode);
    const moved = countChange(
      [],
      its.flatMap(({ papers }) => papers),
    );
    const year = yearOf([...moved.keys()][0]!);
    return put(IntakeYearEntity, { villageCode, year, months: movedMonths([], moved), version: 1 });
  });
  return [...all.map((batch) => put(PaperBatchEntity, batchRow(batch))), ...counts];
}

/** The pictures of the papers, for who draws them. */
export const intakePictures = () =>
  batches().flatMap(({ batchId, papers, villageCode }) =>
    papers.map(({ mediaIds: [mediaId], kind, what, on, amountFen }) => ({
      ...{ mediaId: mediaId!, batchId },
      page: loosePaper(kind, villageCode === NIUJIAO ? HOME.short : NEXT.short, on, { what, who: '', fen: amountFen }),
    })),
  );
