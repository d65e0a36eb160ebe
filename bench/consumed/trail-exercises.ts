import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { afterAppeal, afterMark, noStanding, type Restriction } from '../../functions/reports/restrictions/restriction';
import { RestrictionEntity, restrictionRow } from '../../functions/reports/restrictions/restriction-store';
import { put } from '../../scripts/seed/row';
import { type District, write } from './district';
import { exercises, NOTHING, tenfold } from './exercise';
import { ACCEPTED, ANSWERED, type Filed, filed, newReceiptNo } from './report-rows';

const APPEALS = 'the appeals of the district';
const ANOTHER = { markedBy: 'ANOTHER', markedByPersonId: 'ANOTHER' };
const TEXT = '收据是真的，原件在我这里，可以当面核对。';

const answered = (d: District, more: Partial<Filed> = {}) => filed(d, { steps: [ACCEPTED, ANSWERED], ...more });

/** A restriction for three reports of the resident's, appealed or not. */
async function restricted(d: District, appealed: boolean): Promise<Restriction> {
  const at = now();
  let standing = noStanding(d.resident.personId);
  let restriction: Restriction | undefined;
  for (let count = 0; count < 3; count += 1) {
    const report = await answered(d);
    const { reportId, referenceNo } = report;
    const mark = { reportId, referenceNo, ground: 'forged' as const, text: TEXT, markedAt: at, ...ANOTHER };
    ({ standing, restriction } = { restriction, ...afterMark(standing, mark, report, newId(at)) });
  }
  const kept = appealed ? afterAppeal(restriction!, TEXT, at) : restriction!;
  await write([put(RestrictionEntity, restrictionRow(kept))]);
  return kept;
}

/** 回执 · 匿名通道的安全锁 · 举报限制与申诉. */
export const trailExercises = exercises('the reports of the office', {
  requestChallenge: tenfold(NOTHING),
  printReceipt: async (d) => ({ on: await answered(d), body: { withContent: true } }),
  printAnonymousReceipt: async (d) => {
    const receiptNo = newReceiptNo();
    await answered(d, { receiptNo });
    return { body: { receiptNo, withContent: true, withNumber: true } };
  },
  checkReceipt: async (d) => {
    const { referenceNo, proof } = await answered(d);
    return { body: { referenceNo, contentHash: proof!.contentHash } };
  },
  markReportFalse: async (d) => ({ on: await answered(d), body: { ground: 'forged', text: TEXT } }),
  showMyRestrictions: tenfold(NOTHING),
  appealRestriction: tenfold(APPEALS, async (d) => ({
    body: { restrictionId: (await restricted(d, false)).restrictionId, text: TEXT },
  })),
  listAppeals: tenfold(APPEALS, async (d) => {
    // Only a full page can be compared.
    for (let count = 0; count < 20; count += 1) await restricted(d, true);
    return { in: 'district' };
  }),
  decideAppeal: tenfold(APPEALS, async (d) => ({ on: await restricted(d, true), body: { lifted: true, text: TEXT } })),
});
