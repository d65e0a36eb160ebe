import {
  answerBookCopy,
  askForBookCopy,
  countBookCopies,
  listBookCopies,
  listMyBookCopies,
} from '@shared/accounts/book-copies';
import { drawHandOver, listHandOvers, showHandOver, signHandOver } from '@shared/accounts/hand-overs';
import { announceMembersMeeting, layOpen, showMembersMeeting } from '@shared/accounts/members-meetings';
import { printBookCopy, printHandOver } from '@shared/accounts/papers';
import { listVoucherTemplates, saveVoucherTemplate } from '@shared/accounts/voucher-templates';
import { copyRow, BookCopyEntity } from '../../functions/accounts/book-copies/copy-store';
import { putVillageYear, villageYearOf } from '../../functions/accounts/book-store';
import { meetingRow, MembersMeetingEntity } from '../../functions/accounts/members-meetings/meeting-store';
import { putNewTerm } from '../../functions/identity/post-store';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { put } from '../../scripts/seed/rows';
import { callApi } from '../../tests/support/api';
import { DISTRICT } from '../../tests/support/people';
import { type District, personOf, write } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { YEAR } from './rows';

const COPIES = 'the copies of the books that were asked for in the village';
const CHANGES = 'the people who held the post';
const villageOf = (d: District) => ({ villageCode: d.village.code });
const AT = '2026-03-02T02:00:00.000Z';

const asked = async (d: District, isGiven = false) => {
  const { resident, township, village } = d;
  const hand = ({ accountId, personId, name }: typeof resident) => ({ accountId, personId, name, at: AT });
  const copyId = newId();
  const row = copyRow({
    ...{ ...villageOf(d), copyId, villageName: village.name, year: YEAR, from: 3, through: 3, version: 1 },
    ...{ contents: ['vouchers', 'statements', 'balances'], state: isGiven ? 'given' : 'asked', asked: hand(resident) },
    ...(isGiven && { answered: hand(township), number: '2026-001' }),
  });
  await write([put(BookCopyEntity, row)]);
  return { ...villageOf(d), copyId };
};

/** January is closed: a copy is of closed months. */
async function closed(d: District): Promise<void> {
  const before = await villageYearOf({ ...villageOf(d), year: YEAR });
  if (before && before.closedThrough === 0) await transact(putVillageYear({ ...before, closedThrough: 1 }, before));
}

/** A clerk who left, and the next one. */
async function change(d: District) {
  const division = d.village.code;
  const [old, next] = [await personOf(division, '孙旧', { role: 'cadre', division }), d.cadre];
  const term = (personId: string, termId: string) => ({
    division,
    termId,
    post: 'clerk' as const,
    personId,
    version: 1,
  });
  const termId = newId();
  await transact(
    putNewTerm({ ...term(old.personId, termId), personName: '孙旧', fromOn: '2024-01-01', toOn: '2024-12-31' }),
    putNewTerm({ ...term(next.personId, newId()), personName: '陈建国', fromOn: '2025-01-01' }),
  );
  return { token: old.token, params: { division, termId } };
}
const drawn = async (d: District) => {
  const { token, params } = await change(d);
  const { body } = await callApi(drawHandOver, { token, params, body: { things: [] } });
  return { token, params, digest: body.digest! };
};

/** The centre's desk: templates, copies for members, hand-overs. */
export const centreDeskExercises: Exercise[] = [
  exercise(listVoucherTemplates, (d) => ({ params: { division: d.village.code } })),
  exercise(saveVoucherTemplate, async (d) => {
    const params = { division: DISTRICT };
    const { token } = d.regulator;
    const { version } = (await callApi(listVoucherTemplates, { token, params })).body;
    const lines = [
      { side: 'debit', accountCode: '513', share: 10_000 },
      { side: 'credit', accountCode: '102', share: 10_000 },
    ];
    const body = { name: '付电费', summary: '付电费', lines, papers: [], usableBy: [], isInUse: true, version };
    return { token, params, body };
  }),
  tenfold(COPIES)(askForBookCopy, async (d) => {
    await closed(d);
    const { token } = await personOf(d.village.code, '孙问');
    return { token, params: villageOf(d), body: { year: YEAR, from: 1, through: 1, contents: ['vouchers'] } };
  }),
  exercise(listMyBookCopies, (d) => ({ params: villageOf(d) })),
  tenfold(COPIES)(listBookCopies, async (d) => {
    await asked(d);
    return { token: d.township.token, params: { division: d.village.code }, query: { limit: 1 } };
  }),
  tenfold(COPIES)(answerBookCopy, async (d) => ({ params: await asked(d), body: {} })),
  exercise(countBookCopies, (d) => ({ params: { ...villageOf(d), year: String(YEAR) } })),
  tenfold('the entries of the book', { grows: 'a copy has every voucher of its months on it' })(
    printBookCopy,
    async (d) => ({ params: await asked(d, true) }),
  ),
  tenfold(CHANGES, { grows: 'a post has some holders in ten years, and each change is shown' })(
    listHandOvers,
    async (d) => {
      await change(d);
      return { token: d.township.token, params: { division: d.village.code } };
    },
  ),
  tenfold(CHANGES, { grows: 'the same' })(showHandOver, change),
  tenfold(CHANGES, { grows: 'the same' })(drawHandOver, async (d) => ({ ...(await change(d)), body: { things: [] } })),
  tenfold(CHANGES, { grows: 'the same' })(signHandOver, async (d) => {
    const { token, params, digest } = await drawn(d);
    return { token, params, body: { side: 'outgoing', digest } };
  }),
  exercise(announceMembersMeeting, async (d) => {
    const params = { ...villageOf(d), year: String(YEAR) };
    const { meeting } = (await callApi(showMembersMeeting, { params })).body;
    return { params, body: { heldOn: '2099-03-20', version: meeting?.version ?? 0 } };
  }),
  exercise(layOpen, async (d) => {
    const { code: villageCode } = d.village;
    const hand = { accountId: d.cadre.accountId, personId: d.cadre.personId, name: d.cadre.name, at: AT };
    const row = meetingRow({ villageCode, year: YEAR, heldOn: '2099-03-20', announced: hand, laid: [], version: 1 });
    await write([put(MembersMeetingEntity, row)]);
    const params = { villageCode, year: String(YEAR) };
    return { params, body: { item: 'distribution', version: 1 } };
  }),
  exercise(showMembersMeeting, (d) => ({ params: { ...villageOf(d), year: String(YEAR) } })),
  tenfold(CHANGES, { grows: 'the same' })(printHandOver, drawn),
];
