import { examinePapers, handOverPapers } from '@shared/accounts/intake';
import { putNewTerm } from '../../functions/identity/post-store';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { sentPicture } from '../../tests/support/pictures';
import { type District, personOf } from './district';
import { done, exercises, once } from './exercise';

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
  const by = await clerkOf(d);
  return { by, body: { papers: [await paper(by.token)] } };
};
const handed = async (d: District) => {
  const { batchId, papers } = await done(d, handOverPapers, await toHandOver(d));
  return { batchId, paperId: papers[0]!.paperId };
};
const examined = async (d: District, reason?: 'unclear') => {
  const on = await handed(d);
  const body = { decisions: [{ paperId: on.paperId, ...(reason && { reason }) }] };
  const { digest } = await done(d, examinePapers, { on, body });
  return { on, digest };
};
const asTownship = async (d: District) => ({ by: 'township' as const, on: await handed(d) });

/** 票据交接: each of its steps on a batch of its own. */
export const intakeExercises = exercises('the batches of papers of the village', {
  handOverPapers: toHandOver,
  examinePapers: async (d) => {
    const on = await handed(d);
    return { on, body: { decisions: [{ paperId: on.paperId }] } };
  },
  mendPaper: async (d) => {
    const { on } = await examined(d, 'unclear');
    const by = await clerkOf(d);
    return { by, on, body: await paper(by.token) };
  },
  signPaperList: async (d) => {
    const { on, digest } = await examined(d);
    return { by: 'township', on, body: { side: 'centre', digest } };
  },
  // What the exercises before it left.
  listPaperBatches: { by: 'township', in: 'village', query: { limit: 8 } },
  showPaperBatch: asTownship,
  printPaperList: asTownship,
});
