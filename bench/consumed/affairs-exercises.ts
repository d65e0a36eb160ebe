import { correctAppraisal, listAppraisals, listUnheldAppraisals, recordAppraisal } from '@shared/affairs/appraisals';
import { declareCollectiveOrgan, showCollectiveOrgan } from '@shared/affairs/collective-organ';
import {
  correctDecisionRecord,
  listDecisions,
  recordDecisionStep,
  showDecision,
  startDecision,
} from '@shared/affairs/decisions';
import { listDuties, listOverdueVillages, urgePublication } from '@shared/affairs/duties';
import {
  cancelScheduledNotice,
  changeScheduledNotice,
  changeNoticePictures,
  listNoticeReaders,
  listNoticeRevisions,
  listNotices,
  listScheduledNotices,
  pinNotice,
  publishNotice,
  recordReading,
  reviseNotice,
  showNotice,
  showPinnedNotice,
  withdrawNotice,
} from '@shared/affairs/notices';
import { listCadres } from '@shared/identity/identity';
import { daysAfter } from '@shared/time';
import { VOTES } from '../../functions/affairs/appraisals/testing/meeting';
import { now } from '../../functions/platform/clock';
import { seedDistrictAt } from '../../scripts/seed/districts';
import { type District, personOf, write } from './district';
import { done, exercise, type Exercise, tenfold } from './exercise';
import { lateVillageRows } from './office-rows';
import { pictures } from './reading-exercises';
import { YEAR } from './rows';

const NOTICES = 'the village’s notices, their revisions and its great matters';
const MATTERS = 'the village’s notices and roster';
const WORDS = { kind: 'affairs', title: '村务公开公告', body: '本村上月的收支明细已经贴在公开栏，请大家去看。' };
const RECORD = { step: 'proposal', heldOn: '2026-01-05', place: '村委会', text: '提议修机耕道' };
const VOTED = { step: 'discussion', heldOn: '2026-01-06', place: '村委会', text: '两委商量同意' };
const VOTE = { due: 7, present: 7, agree: 7, against: 0, abstain: 0 };
const WORKS = { kind: 'works', title: '三组机耕道', record: RECORD };

/** A step of the cadre's on a notice of its own. */
const onFresh = (route: Exercise['route'], body: object | ((d: District) => Promise<object>)) =>
  tenfold(NOTICES)(route, async (d) => {
    const { noticeId, version } = await done(d, publishNotice, { body: WORDS });
    return { params: { noticeId }, body: { version, ...(typeof body === 'function' ? await body(d) : body) } };
  });
const scheduled = (d: District) => done(d, publishNotice, { body: { ...WORDS, publishAt: daysAfter(now(), 2) } });

/** The cadre's step on a matter of its own. */
const onMatter = (route: Exercise['route'], body: (recordId: string) => object) =>
  exercise(route, async (d) => {
    const { decisionId, records } = await done(d, startDecision, { body: WORKS });
    return { params: { decisionId }, body: { version: 1, ...body(records[0]!.recordId) } };
  });

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
  return { params, token: d.township.token, year, meeting };
}

/** 明白事: a village's notices, what it must publish, its great matters. */
export const affairsExercises: Exercise[] = [
  tenfold(NOTICES)(listNotices),
  tenfold(NOTICES, { as: 'kind' })(listNotices, () => ({ query: { kind: 'affairs' } })),
  tenfold(NOTICES)(showNotice),
  tenfold(NOTICES)(publishNotice, () => ({ body: WORDS })),
  tenfold(NOTICES)(listScheduledNotices),
  tenfold(NOTICES)(changeScheduledNotice, async (d) => {
    const { noticeId, version } = await scheduled(d);
    return { params: { noticeId }, body: { ...WORDS, publishAt: daysAfter(now(), 3), version } };
  }),
  tenfold(NOTICES)(cancelScheduledNotice, async (d) => {
    const { noticeId } = await scheduled(d);
    return { params: { noticeId } };
  }),
  onFresh(reviseNotice, { title: WORDS.title, body: '明细改贴在村委会门口，请大家去看。', reason: '地方变了' }),
  onFresh(changeNoticePictures, async (d) => ({ mediaIds: [(await pictures(d, {}, d.cadre)).mediaId] })),
  tenfold(NOTICES)(listNoticeRevisions),
  onFresh(withdrawNotice, { reason: '写错了村名' }),
  tenfold(NOTICES)(pinNotice, ({ noticeId }) => ({ body: { noticeId } })),
  tenfold(NOTICES)(showPinnedNotice),
  tenfold(MATTERS)(recordReading, async (d) => ({
    token: (await personOf(d.village.code, '李秀英')).token,
    body: {},
  })),
  tenfold(MATTERS)(listNoticeReaders),
  exercise(listDuties),
  tenfold('the villages of the town')(listOverdueVillages, (d) => ({ params: { division: d.village.townCode } })),
  tenfold('the cadres of one village')(urgePublication, async (d) => {
    await write(lateVillageRows(d.village, YEAR).slice(0, 1));
    return {};
  }),
  tenfold(NOTICES)(listDecisions),
  exercise(showDecision, async (d) => {
    const { decisionId } = await done(d, startDecision, { body: WORKS });
    return { params: { decisionId } };
  }),
  exercise(startDecision, () => ({ body: WORKS })),
  tenfold('the years: one row each, and the corrections of a few')(listAppraisals),
  tenfold('the villages of the town, two small rows each')(listUnheldAppraisals, (d) => ({
    params: { division: d.village.townCode },
  })),
  exercise(recordAppraisal, async (d) => {
    const { params, token, meeting } = await appraisal(d);
    return { params, token, body: { meeting } };
  }),
  exercise(correctAppraisal, async (d) => {
    const { params, token, meeting, year } = await appraisal(d);
    await done(d, recordAppraisal, { params, token, body: { meeting } });
    const body = { version: 1, reason: '地点写错了', meeting: { ...meeting, place: '村小学' } };
    return { params: { ...params, year }, token, body };
  }),
  exercise(showCollectiveOrgan),
  exercise(declareCollectiveOrgan, async (d) => {
    const { organ, version } = await done(d, showCollectiveOrgan);
    // The same again writes nothing: each run says the other form.
    const form = organ?.form === 'members' ? 'representatives' : 'members';
    return { token: d.township.token, body: { version, form, registeredOn: '2025-06-01' } };
  }),
  onMatter(recordDecisionStep, () => ({ record: { ...VOTED, vote: VOTE } })),
  onMatter(correctDecisionRecord, (recordId) => ({
    ...{ corrects: recordId, reason: '地点写错了', record: { ...RECORD, place: '村小学' } },
  })),
];
