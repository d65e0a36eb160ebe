import { daysAfter } from '@shared/time';
import {
  afterAppeal,
  afterMark,
  noStanding,
  type Restriction,
  type Standing,
} from '../../functions/reports/restrictions/restriction';
import type { SeedAccount } from './accounts';
import { REPORT_TEXTS } from './report-texts';
import { type Scene, type SeedReport, written } from './reports';

/** What is held against the sender of a report, written with it. */
export interface SeedRestriction {
  readonly standing: Standing;
  readonly restriction: Restriction;
}

const PROOFS = [
  '工地的照片是从别处网站上下载的，原图的出处已经找到。',
  '所说的收据编号，开票单位没有开过，印章也是假的。',
  '当天他本人在外地，所说“亲眼看见”的经过，他自己也承认是编的。',
];
const APPEAL = '收据是别人给我的，我不知道是假的；照片也是转来的。不是故意编，请再查一查。';

/** Someone of 牛角村 whose three reports another regulator held to be knowingly false, and who appealed: for 周敏 to decide. */
export function restrictedReports(scene: Scene, reporter: SeedAccount | undefined): SeedReport[] {
  if (!reporter) return [];
  const marker = scene.dice.ulid(daysAfter(scene.now, -400));
  let standing = noStanding(reporter.person.personId);
  let restriction: Restriction | undefined;
  const reports = [1, 3, 6].map((text, place) => {
    const seeded = written(scene, { text: REPORT_TEXTS[text]!, fate: 'answered', daysAgo: 70 - place * 12, reporter });
    const { reportId, referenceNo } = seeded.report;
    const mark = {
      reportId,
      referenceNo,
      ground: place === 2 ? ('fabricated' as const) : ('forged' as const),
      text: PROOFS[place]!,
      markedAt: daysAfter(scene.now, -20 + place * 6),
      markedBy: marker,
      markedByPersonId: marker,
    };
    ({ standing, restriction } = {
      restriction,
      ...afterMark(standing, mark, seeded.report, scene.dice.ulid(mark.markedAt)),
    });
    return seeded;
  });
  const appealed = afterAppeal(restriction!, APPEAL, daysAfter(scene.now, -2));
  return reports.map((seeded, place) =>
    place === 0 ? { ...seeded, held: { standing, restriction: appealed } } : seeded,
  );
}
