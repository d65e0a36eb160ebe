import { recordAppraisal } from '@shared/affairs/appraisals';
import { showCollectiveOrgan } from '@shared/affairs/collective-organ';
import { startDecision } from '@shared/affairs/decisions';
import { publishNotice } from '@shared/affairs/notices';
import { listCadres } from '@shared/identity/identity';
import { daysAfter } from '@shared/time';
import { VOTES } from '../../functions/affairs/appraisals/testing/meeting';
import { now } from '../../functions/platform/clock';
import { seedDistrictAt } from '../../scripts/seed/districts';
import { type District, personOf, write } from './district';
import { done, exercises, NOTHING, tenfold } from './exercise';
import { lateVillageRows } from './office-rows';
import { pictures } from './reading-exercises';
import { YEAR } from './rows';

const MATTERS = 'the village’s notices and roster';
const WORDS = { kind: 'affairs', title: '村务公开公告', body: '本村上月的收支明细已经贴在公开栏，请大家去看。' };
const RECORD = { step: 'proposal', heldOn: '2026-01-05', place: '村委会', text: '提议修机耕道' };
const VOTED = { step: 'discussion', heldOn: '2026-01-06', place: '村委会', text: '两委商量同意' };
const VOTE = { due: 7, present: 7, agree: 7, against: 0, abstain: 0 };
const WORKS = { kind: 'works', title: '三组机耕道', record: RECORD };

/** A notice of the cadre's, and a matter, for a step of its own. */
const published = (d: District) => done(d, publishNotice, { body: WORDS });
const scheduled = (d: District) => done(d, publishNotice, { body: { ...WORDS, publishAt: daysAfter(now(), 2) } });
const started = (d: District) => done(d, startDecision, { body: WORKS });

let meetings = 0;
/** A village that is no community, in the office's town, and a meeting there of a year that had none. */
async function appraisal(d: District) {
  const { townCode } = d.village;
  const { code } = seedDistrictAt(0).villages.find((one) => one.townCode === townCode && !one.urban)!;
  const params = { villageCode: code };
  const cadresHere = async () => (await done(d, listCadres, { params })).items;
  if ((await cadresHere()).length === 0) await personOf(code, '陈建国', { role: 'cadre', division: code });
  const people = (await cadresHere()).map(({ cadreId }) => ({ cadreId, post: 'hired' as const, ...VOTES }));
  const year = 2000 + (meetings++ % 25);
  const meeting = {
    ...{ heldOn: `${year}-12-05`, place: '村委会', form: 'representatives' as const, due: 45, present: 36 },
    ...{ text: '监委会主持，无记名投票', people, exempt: [] },
  };
  return { by: 'township' as const, params: { ...params, year }, body: { meeting } };
}

/** 明白事: a village's notices, what it must publish, its great matters. */
export const affairsExercises = exercises('the village’s notices, their revisions and its great matters', {
  listNotices: {},
  'listNotices (kind)': { query: { kind: 'affairs' } },
  showNotice: {},
  publishNotice: { body: WORDS },
  listScheduledNotices: {},
  changeScheduledNotice: async (d) => ({
    on: await scheduled(d),
    body: { ...WORDS, publishAt: daysAfter(now(), 3) },
  }),
  cancelScheduledNotice: async (d) => ({ on: await scheduled(d) }),
  reviseNotice: async (d) => ({
    on: await published(d),
    body: { title: WORDS.title, body: '明细改贴在村委会门口，请大家去看。', reason: '地方变了' },
  }),
  changeNoticePictures: async (d) => ({
    on: await published(d),
    body: { mediaIds: [(await pictures(d, {}, d.cadre)).mediaId] },
  }),
  listNoticeRevisions: {},
  withdrawNotice: async (d) => ({ on: await published(d), body: { reason: '写错了村名' } }),
  pinNotice: ({ noticeId }) => ({ body: { noticeId } }),
  showPinnedNotice: {},
  recordReading: tenfold(MATTERS, async (d) => ({ by: await personOf(d.village.code, '李秀英'), body: {} })),
  listNoticeReaders: tenfold(MATTERS),
  listDuties: tenfold(NOTHING),
  listOverdueVillages: tenfold('the villages of the town', { in: 'town' }),
  urgePublication: tenfold('the cadres of one village', async (d) => {
    await write(lateVillageRows(d.village, YEAR).slice(0, 1));
    return {};
  }),
  listDecisions: {},
  showDecision: tenfold(NOTHING, async (d) => ({ on: await started(d) })),
  startDecision: tenfold(NOTHING, { body: WORKS }),
  listAppraisals: tenfold('the years: one row each, and the corrections of a few'),
  listUnheldAppraisals: tenfold('the villages of the town, two small rows each', { in: 'town' }),
  recordAppraisal: tenfold(NOTHING, appraisal),
  correctAppraisal: tenfold(NOTHING, async (d) => {
    const recording = await appraisal(d);
    await done(d, recordAppraisal, recording);
    const meeting = { ...recording.body.meeting, place: '村小学' };
    return { ...recording, body: { version: 1, reason: '地点写错了', meeting } };
  }),
  showCollectiveOrgan: tenfold(NOTHING),
  declareCollectiveOrgan: tenfold(NOTHING, async (d) => {
    const { organ, version } = await done(d, showCollectiveOrgan);
    // The same again writes nothing: each run says the other form.
    const form = organ?.form === 'members' ? 'representatives' : 'members';
    return { by: 'township', body: { version, form, registeredOn: '2025-06-01' } };
  }),
  recordDecisionStep: tenfold(NOTHING, async (d) => ({
    on: await started(d),
    body: { version: 1, record: { ...VOTED, vote: VOTE } },
  })),
  correctDecisionRecord: tenfold(NOTHING, async (d) => {
    const on = await started(d);
    const corrects = on.records[0]!.recordId;
    return { on, body: { version: 1, corrects, reason: '地点写错了', record: { ...RECORD, place: '村小学' } } };
  }),
});
