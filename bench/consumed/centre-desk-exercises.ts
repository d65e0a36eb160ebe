import { drawHandOver } from '@shared/accounts/hand-overs';
import { showMembersMeeting } from '@shared/accounts/members-meetings';
import { listVoucherTemplates } from '@shared/accounts/voucher-templates';
import { copyRow, BookCopyEntity } from '../../functions/accounts/book-copies/copy-store';
import { putVillageYear, villageYearOf } from '../../functions/accounts/book-store';
import { meetingRow, MembersMeetingEntity } from '../../functions/accounts/members-meetings/meeting-store';
import { putNewTerm } from '../../functions/identity/post-store';
import { newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { put } from '../../scripts/seed/row';
import { type District, handOf, personOf, write } from './district';
import { type Call, done, exercises, NOTHING, tenfold } from './exercise';
import { YEAR } from './rows';

const COPIES = 'the copies of the books that were asked for in the village';
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
  return { by: old, params: { division, termId } };
}
const toDraw = async (d: District) => ({ ...(await change(d)), body: { things: [] } });
const drawn = async (d: District) => {
  const { body, ...call } = await toDraw(d);
  const { digest } = await done(d, drawHandOver, { ...call, body });
  return { ...call, digest: digest! };
};
const changes = (call: (d: District) => Promise<Call>, grows = 'the same') =>
  tenfold('the people who held the post', call, grows);

/** The centre's desk: templates, copies for members, hand-overs. */
export const centreDeskExercises = exercises(NOTHING, {
  listVoucherTemplates: { in: 'village' },
  saveVoucherTemplate: async (d) => {
    const call = { in: 'district', by: 'regulator' } as const;
    const { version } = await done(d, listVoucherTemplates, call);
    const lines = [
      { side: 'debit', accountCode: '513', share: 10_000 },
      { side: 'credit', accountCode: '102', share: 10_000 },
    ];
    const body = { name: '付电费', summary: '付电费', lines, papers: [], usableBy: [], isInUse: true, version };
    return { ...call, body };
  },
  askForBookCopy: tenfold(COPIES, async (d) => {
    await closed(d);
    const by = await personOf(d.village.code, '孙问');
    return { by, body: { year: YEAR, from: 1, through: 1, contents: ['vouchers'] } };
  }),
  listMyBookCopies: {},
  listBookCopies: tenfold(COPIES, async (d) => {
    await asked(d);
    return { by: 'township', in: 'village', query: { limit: 1 } };
  }),
  answerBookCopy: tenfold(COPIES, async (d) => ({ on: await asked(d), body: {} })),
  countBookCopies: {},
  printBookCopy: tenfold(
    'the entries of the book',
    async (d) => ({ on: await asked(d, true) }),
    'a copy has every voucher of its months on it',
  ),
  listHandOvers: changes(async (d) => {
    await change(d);
    return { by: 'township', in: 'village' };
  }, 'a post has some holders in ten years, and each change is shown'),
  showHandOver: changes(change),
  drawHandOver: changes(toDraw),
  signHandOver: changes(async (d) => {
    const { digest, ...call } = await drawn(d);
    return { ...call, body: { side: 'outgoing', digest } };
  }),
  announceMembersMeeting: async (d) => {
    const { meeting } = await done(d, showMembersMeeting);
    return { body: { heldOn: '2099-03-20', version: meeting?.version ?? 0 } };
  },
  layOpen: async ({ village: { code: villageCode }, cadre }) => {
    const announced = handOf(cadre, AT);
    const row = meetingRow({ villageCode, year: YEAR, heldOn: '2099-03-20', announced, laid: [], version: 1 });
    await write([put(MembersMeetingEntity, row)]);
    return { body: { item: 'distribution', version: 1 } };
  },
  showMembersMeeting: {},
  printHandOver: changes(drawn),
});
