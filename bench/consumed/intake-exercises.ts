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
import { callApi } from '../../tests/support/api';
import { sentPicture } from '../../tests/support/pictures';
import { type District, personOf } from './district';
import { type Exercise, tenfold } from './exercise';

const BATCHES = 'the batches of papers of the village';
const clerks = new WeakMap<District, Promise<{ token: string }>>();

/** The village's 报账员, made once a district. */
const clerkOf = (d: District): Promise<{ token: string }> => {
  const known = clerks.get(d) ?? makeClerk(d);
  clerks.set(d, known);
  return known;
};
async function makeClerk({ village: { code } }: District) {
  const who = await personOf(code, '孙报', { role: 'cadre', division: code });
  const term = { division: code, termId: newId(), post: 'clerk' as const, personId: who.personId, personName: '孙报' };
  await transact(putNewTerm({ ...term, fromOn: '2020-01-01', version: 1 }));
  return who;
}

const paper = async (token: string) => ({
  ...{ kind: '发票' as const, amountFen: 100, on: '2026-03-12', what: '电费', mediaIds: [await sentPicture(token)] },
});
const handed = async (d: District) => {
  const { token } = await clerkOf(d);
  const params = { villageCode: d.village.code };
  return (await callApi(handOverPapers, { token, params, body: { papers: [await paper(token)] } })).body;
};
const inBatch = async (d: District, reason?: 'unclear' | 'accepted') => {
  const { batchId, papers } = await handed(d);
  const params = { villageCode: d.village.code, batchId };
  const { paperId } = papers[0]!;
  if (!reason) return { params, paperId, digest: '' };
  const body = { decisions: [{ paperId, ...(reason === 'unclear' && { reason }) }] };
  const { digest } = (await callApi(examinePapers, { token: d.township.token, params, body })).body;
  return { params, paperId, digest };
};

/** 票据交接: each of its steps on a batch of its own. */
export const intakeExercises: Exercise[] = [
  tenfold(BATCHES)(handOverPapers, async (d) => {
    const { token } = await clerkOf(d);
    return { token, params: { villageCode: d.village.code }, body: { papers: [await paper(token)] } };
  }),
  tenfold(BATCHES)(examinePapers, async (d) => {
    const { params, paperId } = await inBatch(d);
    return { params, body: { decisions: [{ paperId }] } };
  }),
  tenfold(BATCHES)(mendPaper, async (d) => {
    const { params, paperId } = await inBatch(d, 'unclear');
    const { token } = await clerkOf(d);
    return { token, params: { ...params, paperId }, body: await paper(token) };
  }),
  tenfold(BATCHES)(signPaperList, async (d) => {
    const { params, digest } = await inBatch(d, 'accepted');
    return { token: d.township.token, params, body: { side: 'centre', digest } };
  }),
  // What the exercises before it left.
  tenfold(BATCHES)(listPaperBatches, (d) => ({
    token: d.township.token,
    params: { division: d.village.code },
    query: { limit: 8 },
  })),
  tenfold(BATCHES)(showPaperBatch, async (d) => ({ token: d.township.token, params: (await inBatch(d)).params })),
  tenfold(BATCHES)(printPaperList, async (d) => ({ token: d.township.token, params: (await inBatch(d)).params })),
];
