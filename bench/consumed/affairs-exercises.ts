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
import { now } from '../../functions/platform/clock';
import { seedDistrictAt } from '../../scripts/seed/districts';
import { callApi } from '../../tests/support/api';
import { type District, personOf, write } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { lateVillageRows } from './office-rows';
import { pictures } from './reading-exercises';
import { YEAR } from './rows';

const NOTICES = 'the village’s notices, their revisions and its great matters';
const MATTERS = 'the village’s notices and roster';
const WORDS = { kind: 'affairs', title: '村务公开公告', body: '本村上月的收支明细已经贴在公开栏，请大家去看。' };
const RECORD = { step: 'proposal', heldOn: '2026-01-05', place: '村委会', text: '提议修机耕道' };
const VOTED = { step: 'discussion', heldOn: '2026-01-06', place: '村委会', text: '两委商量同意' };
const VOTE = { due: 7, present: 7, agree: 7, against: 0, abstain: 0 };

const inVillage = ({ village }: District) => ({ params: { villageCode: village.code } });
const asCadre = (d: District) => ({ ...inVillage(d), token: d.cadre.token });
const anyNotice = ({ village, noticeId }: District) => ({ villageCode: village.code, noticeId });

async function fresh(d: District, over: object = {}) {
  const { body } = await callApi(publishNotice, { ...asCadre(d), body: { ...WORDS, ...over } });
  return {
    params: { villageCode: d.village.code, noticeId: body.noticeId },
    token: d.cadre.token,
    version: body.version,
  };
}
const soon = () => daysAfter(now(), 2);

async function matter(d: District) {
  const { body } = await callApi(startDecision, {
    ...asCadre(d),
    body: { kind: 'works', title: '三组机耕道', record: RECORD },
  });
  return {
    params: { villageCode: d.village.code, decisionId: body.decisionId },
    token: d.cadre.token,
    recordId: body.records[0]!.recordId,
  };
}

let meetings = 0;
/** A village that is no community, in the office's town, and a meeting there of a year that had none. */
async function appraisal({ village: { townCode }, township }: District) {
  const { code } = seedDistrictAt(0).villages.find((one) => one.townCode === townCode && !one.urban)!;
  const params = { villageCode: code };
  const cadresHere = async () => (await callApi(listCadres, { params })).body.items;
  if ((await cadresHere()).length === 0) await personOf(code, '陈建国', { role: 'cadre', division: code });
  const counts = { excellent: 20, competent: 10, basic: 3, unfit: 2, abstain: 1 };
  const people = (await cadresHere()).map(({ cadreId }) => ({ cadreId, post: 'hired' as const, ...counts }));
  const year = 2000 + (meetings++ % 25);
  const meeting = {
    ...{ heldOn: `${year}-12-05`, place: '村委会', form: 'representatives' as const, due: 45, present: 36 },
    ...{ text: '监委会主持，无记名投票', people, exempt: [] },
  };
  return { params, token: township.token, year, meeting };
}

/** 明白事: a village's notices, what it must publish, its great matters. */
export const affairsExercises: Exercise[] = [
  tenfold(NOTICES)(listNotices, inVillage),
  tenfold(NOTICES, { as: 'kind' })(listNotices, (d) => ({ ...inVillage(d), query: { kind: 'affairs' } })),
  tenfold(NOTICES)(showNotice, (d) => ({ params: anyNotice(d) })),
  tenfold(NOTICES)(publishNotice, (d) => ({ ...asCadre(d), body: WORDS })),
  tenfold(NOTICES)(listScheduledNotices, asCadre),
  tenfold(NOTICES)(changeScheduledNotice, async (d) => {
    const { version, ...call } = await fresh(d, { publishAt: soon() });
    return { ...call, body: { ...WORDS, publishAt: daysAfter(now(), 3), version } };
  }),
  tenfold(NOTICES)(cancelScheduledNotice, async (d) => {
    const { params, token } = await fresh(d, { publishAt: soon() });
    return { params, token };
  }),
  tenfold(NOTICES)(reviseNotice, async (d) => {
    const { version, ...call } = await fresh(d);
    return {
      ...call,
      body: { version, title: WORDS.title, body: '明细改贴在村委会门口，请大家去看。', reason: '地方变了' },
    };
  }),
  tenfold(NOTICES)(changeNoticePictures, async (d) => {
    const { version, ...call } = await fresh(d);
    return { ...call, body: { version, mediaIds: [(await pictures(d, {}, d.cadre)).mediaId] } };
  }),
  tenfold(NOTICES)(listNoticeRevisions, (d) => ({ params: anyNotice(d) })),
  tenfold(NOTICES)(withdrawNotice, async (d) => {
    const { version, ...call } = await fresh(d);
    return { ...call, body: { version, reason: '写错了村名' } };
  }),
  tenfold(NOTICES)(pinNotice, (d) => ({ ...asCadre(d), body: { noticeId: d.noticeId } })),
  tenfold(NOTICES)(showPinnedNotice, inVillage),
  tenfold(MATTERS)(recordReading, async (d) => ({
    params: anyNotice(d),
    token: (await personOf(d.village.code, '李秀英')).token,
    body: {},
  })),
  tenfold(MATTERS)(listNoticeReaders, (d) => ({ params: anyNotice(d) })),
  exercise(listDuties, inVillage),
  tenfold('the villages of the town')(listOverdueVillages, (d) => ({ params: { division: d.village.townCode } })),
  tenfold('the cadres of one village')(urgePublication, async (d) => {
    await write(lateVillageRows(d.village, YEAR).slice(0, 1));
    return { params: { villageCode: d.village.code } };
  }),
  tenfold(NOTICES)(listDecisions, inVillage),
  exercise(showDecision, async (d) => ({ params: (await matter(d)).params })),
  exercise(startDecision, (d) => ({ ...asCadre(d), body: { kind: 'works', title: '三组机耕道', record: RECORD } })),
  tenfold('the years: one row each, and the corrections of a few')(listAppraisals, inVillage),
  tenfold('the villages of the town, two small rows each')(listUnheldAppraisals, (d) => ({
    params: { division: d.village.townCode },
  })),
  exercise(recordAppraisal, async (d) => {
    const { params, token, meeting } = await appraisal(d);
    return { params, token, body: { meeting } };
  }),
  exercise(correctAppraisal, async (d) => {
    const { params, token, meeting, year } = await appraisal(d);
    await callApi(recordAppraisal, { params, token, body: { meeting } });
    return {
      params: { ...params, year: String(year) },
      token,
      body: { version: 1, reason: '地点写错了', meeting: { ...meeting, place: '村小学' } },
    };
  }),
  exercise(showCollectiveOrgan, inVillage),
  exercise(declareCollectiveOrgan, async (d) => {
    const { body } = await callApi(showCollectiveOrgan, inVillage(d));
    // The same again writes nothing: each run says the other form.
    const form = body.organ?.form === 'members' ? 'representatives' : 'members';
    return {
      ...inVillage(d),
      token: d.township.token,
      body: { version: body.version, form, registeredOn: '2025-06-01' },
    };
  }),
  exercise(recordDecisionStep, async (d) => {
    const { params, token } = await matter(d);
    return { params, token, body: { version: 1, record: { ...VOTED, vote: VOTE } } };
  }),
  exercise(correctDecisionRecord, async (d) => {
    const { params, token, recordId } = await matter(d);
    return {
      params,
      token,
      body: { version: 1, corrects: recordId, reason: '地点写错了', record: { ...RECORD, place: '村小学' } },
    };
  }),
];
