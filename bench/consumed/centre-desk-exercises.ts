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
import { put } from '../../scripts/seed/row';
import { DISTRICT } from '../../tests/support/people';
import { type District, handOf, personOf, write } from './district';
import { done, exercise, type Exercise, tenfold } from './exercise';
import { YEAR } from './rows';

const COPIES = 'the copies of the books that were asked for in the village';
const CHANGES = 'the people who held the post';
const villageOf = ({ village: { code } }: District) => ({ division: code });
const AT = '2026-03-02T02:00:00.000Z';

const asked = async ({ resident, township, village }: District, isGiven = false) => {
  const copyId = newId();
  const row = copyRow({
    ...{ villageCode: village.code, copyId, villageName: village.name, year: YEAR, from: 3, through: 3, version: 1 },
    ...{ contents: ['vouchers', 'statements', 'balances'], state: isGiven ? 'given' : 'asked' },
    asked: handOf(resident, AT),
    ...(isGiven && { answered: handOf(township, AT), number: '2026-001' }),
  });
  await write([put(BookCopyEntity, row)]);
  return { copyId };
};

/** January is closed: a copy is of closed months. */
async function closed({ village: { code: villageCode } }: District): Promise<void> {
  const before = await villageYearOf({ villageCode, year: YEAR });
  if (before && before.closedThrough === 0) await transact(putVillageYear({ ...before, closedThrough: 1 }, before));
}

/** A clerk who left, and the next one. */
async function change({ village: { code: division }, cadre }: District) {
  const old = await personOf(division, '孙旧', { role: 'cadre', division });
  const termId = newId();
  const term = { division, post: 'clerk' as const, version: 1 };
  const left = { personId: old.personId, personName: '孙旧', fromOn: '2024-01-01', toOn: '2024-12-31' };
  const came = { personId: cadre.personId, personName: '陈建国', fromOn: '2025-01-01' };
  await transact(putNewTerm({ ...term, ...left, termId }), putNewTerm({ ...term, ...came, termId: newId() }));
  return { token: old.token, params: { division, termId } };
}
const drawn = async (d: District) => {
  const call = await change(d);
  const { digest } = await done(d, drawHandOver, { ...call, body: { things: [] } });
  return { ...call, digest: digest! };
};

/** The centre's desk: templates, copies for members, hand-overs. */
export const centreDeskExercises: Exercise[] = [
  exercise(listVoucherTemplates, (d) => ({ params: villageOf(d) })),
  exercise(saveVoucherTemplate, async (d) => {
    const call = { params: { division: DISTRICT }, token: d.regulator.token };
    const { version } = await done(d, listVoucherTemplates, call);
    const lines = [
      { side: 'debit', accountCode: '513', share: 10_000 },
      { side: 'credit', accountCode: '102', share: 10_000 },
    ];
    const body = { name: '付电费', summary: '付电费', lines, papers: [], usableBy: [], isInUse: true, version };
    return { ...call, body };
  }),
  tenfold(COPIES)(askForBookCopy, async (d) => {
    await closed(d);
    const { token } = await personOf(d.village.code, '孙问');
    return { token, body: { year: YEAR, from: 1, through: 1, contents: ['vouchers'] } };
  }),
  exercise(listMyBookCopies),
  tenfold(COPIES)(listBookCopies, async (d) => {
    await asked(d);
    return { token: d.township.token, params: villageOf(d), query: { limit: 1 } };
  }),
  tenfold(COPIES)(answerBookCopy, async (d) => ({ params: await asked(d), body: {} })),
  exercise(countBookCopies),
  tenfold('the entries of the book', { grows: 'a copy has every voucher of its months on it' })(
    printBookCopy,
    async (d) => ({ params: await asked(d, true) }),
  ),
  tenfold(CHANGES, { grows: 'a post has some holders in ten years, and each change is shown' })(
    listHandOvers,
    async (d) => {
      await change(d);
      return { token: d.township.token, params: villageOf(d) };
    },
  ),
  tenfold(CHANGES, { grows: 'the same' })(showHandOver, change),
  tenfold(CHANGES, { grows: 'the same' })(drawHandOver, async (d) => ({ ...(await change(d)), body: { things: [] } })),
  tenfold(CHANGES, { grows: 'the same' })(signHandOver, async (d) => {
    const { digest, ...call } = await drawn(d);
    return { ...call, body: { side: 'outgoing', digest } };
  }),
  exercise(announceMembersMeeting, async (d) => {
    const { meeting } = await done(d, showMembersMeeting);
    return { body: { heldOn: '2099-03-20', version: meeting?.version ?? 0 } };
  }),
  exercise(layOpen, async ({ village: { code: villageCode }, cadre }) => {
    const announced = handOf(cadre, AT);
    const row = meetingRow({ villageCode, year: YEAR, heldOn: '2099-03-20', announced, laid: [], version: 1 });
    await write([put(MembersMeetingEntity, row)]);
    return { body: { item: 'distribution', version: 1 } };
  }),
  exercise(showMembersMeeting),
  tenfold(CHANGES, { grows: 'the same' })(printHandOver, drawn),
];
