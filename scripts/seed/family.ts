import { SHARE_WORDS, SHARE_WORDS_VERSION } from '@shared/identity/households';
import type { StoredShare } from '../../functions/identity/households/share-store';
import { demoAccountId, demoKin, demoPersonId } from './demo-people';
import { idNumberOf } from './id-numbers';
import type { Household, Resident } from './people';
import { type SeedMessage, toldTo } from './messages';

const WANG = demoPersonId('wang-xiuying');
const HUSBAND = demoPersonId('wang-xiuying:husband');
const GRANDCHILD = demoPersonId('wang-xiuying:grandchild');

/** On no phone: an old man who signs on paper, a child in her grandmother's care. */
const OTHERS = [
  {
    personId: HUSBAND,
    name: '李长寿',
    sex: 'male',
    bornOn: '1953-10-02',
    relation: 'spouse',
    traits: { veteran: 'rural' },
    idNumber: idNumberOf('511503', '1953-10-02', 971),
  },
  {
    personId: GRANDCHILD,
    name: '李思雨',
    sex: 'female',
    bornOn: '2016-05-18',
    relation: 'grandchild',
    traits: { disability: 2 },
    guardianIds: [WANG],
    idNumber: idNumberOf('511503', '2016-05-18', 972),
  },
] as const;

/**
 * 王秀英's family: what they are and have is decided after the village's dice are rolled, so that nobody else's rows change. The
 * household is hers, with only the relatives for members: she herself is in the village's own list.
 */
export function familyOf(households: readonly Household[]): Household[] {
  const home = households.find(({ head }) => head.personId === WANG);
  if (!home) return [];
  const { householdId, villageCode, group } = home.head;
  const bound = demoKin.map(({ key, ...kin }) => ({ personId: demoPersonId(key), ...kin }));
  const members = [...bound, ...OTHERS].map((member): Resident => ({
    bankName: '南溪农商银行',
    cardTail: member.idNumber.slice(-5, -1),
    ...member,
    householdId,
    villageCode,
    group,
  }));
  return [{ ...home, members }];
}

/** The households with the relatives where they live. */
export const withFamily = (households: readonly Household[], family: readonly Household[]): Household[] =>
  households.map((household) => {
    const kin = family.find(({ householdId }) => householdId === household.householdId);
    return kin ? { ...household, members: [...household.members, ...kin.members] } : household;
  });

const ASKED_AT = '2026-11-18T11:20:00.000Z';
const share = { ownerStay: 0, viewerStay: 0, version: 1 };

/** The son agreed; the daughter-in-law asked and waits; the husband, without a phone, said nothing yet. */
export const sharesOf = (family: readonly Household[]): StoredShare[] =>
  family.flatMap(({ householdId }): StoredShare[] => [
    {
      ...share,
      householdId,
      ownerId: demoPersonId('li-jianping'),
      viewerId: WANG,
      state: 'agreed',
      decidedAt: '2026-10-02T12:08:00.000Z',
      words: SHARE_WORDS,
      wordsVersion: SHARE_WORDS_VERSION,
    },
    { ...share, householdId, ownerId: WANG, viewerId: demoPersonId('zhou-xiaoyan'), state: 'asked', askedAt: ASKED_AT },
  ]);

/** What the asking told her. */
export const familyMessages = (family: readonly Household[]): SeedMessage[] =>
  family.map(() => {
    const source = `${WANG}|${demoPersonId('zhou-xiaoyan')}|${ASKED_AT}`;
    return toldTo(demoAccountId('wang-xiuying'), 'shareAsked', ASKED_AT, source);
  });
