import {
  examinePapers,
  handOverPapers,
  listPaperBatches,
  mendPaper,
  showPaperBatch,
  signPaperList,
} from '@shared/accounts/intake';
import { printPaperList } from '@shared/accounts/papers';
import { putNewTerm } from '../../functions/identity/post-store';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { sentPicture } from '../../tests/support/pictures';
import { type District, personOf } from './district';
import { done, type Exercise, once, tenfold } from './exercise';

const BATCHES = 'the batches of papers of the village';

/** The village's 报账员. */
const clerkOf = once(async ({ village: { code } }) => {
  const who = await personOf(code, '孙报', { role: 'cadre', division: code });
  const term = { division: code, termId: newId(), post: 'clerk' as const, personId: who.personId, personName: '孙报' };
  await transact(putNewTerm({ ...term, fromOn: '2020-01-01', version: 1 }));
  return who;
});

const paper = async (token: string) => ({
  ...{ kind: '发票' as const, amountFen: 100, on: '2026-03-12', what: '电费', mediaIds: [await sentPicture(token)] },
});
const toHandOver = async (d: District) => {
  const { token } = await clerkOf(d);
  return { token, body: { papers: [await paper(token)] } };
};
const handed = async (d: District) => {
  const { batchId, papers } = await done(d, handOverPapers, await toHandOver(d));
  return { params: { batchId }, paperId: papers[0]!.paperId };
};
const examined = async (d: District, reason?: 'unclear') => {
  const { params, paperId } = await handed(d);
  const body = { decisions: [{ paperId, ...(reason && { reason }) }] };
  const { digest } = await done(d, examinePapers, { params, body });
  return { params, paperId, digest };
};
const asTownship = async (d: District) => ({ token: d.township.token, params: (await handed(d)).params });

/** 票据交接: each of its steps on a batch of its own. */
export const intakeExercises: Exercise[] = [
  tenfold(BATCHES)(handOverPapers, toHandOver),
  tenfold(BATCHES)(examinePapers, async (d) => {
    const { params, paperId } = await handed(d);
    return { params, body: { decisions: [{ paperId }] } };
  }),
  tenfold(BATCHES)(mendPaper, async (d) => {
    const { params, paperId } = await examined(d, 'unclear');
    const { token } = await clerkOf(d);
    return { token, params: { ...params, paperId }, body: await paper(token) };
  }),
  tenfold(BATCHES)(signPaperList, async (d) => {
    const { params, digest } = await examined(d);
    return { token: d.township.token, params, body: { side: 'centre', digest } };
  }),
  // What the exercises before it left.
  tenfold(BATCHES)(listPaperBatches, (d) => ({
    token: d.township.token,
    params: { division: d.village.code },
    query: { limit: 8 },
  })),
  tenfold(BATCHES)(showPaperBatch, asTownship),
  tenfold(BATCHES)(printPaperList, asTownship),
];
