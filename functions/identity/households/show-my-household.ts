import { AppError } from '@shared/errors';
import { type HouseholdMember, Relation, type Share, showMyHousehold } from '@shared/identity/households';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { type Person, personById, personsInHousehold } from '../person-store';
import { type Pair, rightTo, standingOf, stateOf } from './household';
import { shareOf, sharesOf } from './share-store';
import { residentOf } from './take-command';

function viewShare(pair: Pair): Share {
  const state = stateOf(pair);
  if (state === 'none' || !pair.share) return { state: 'none' };
  const { askedAt, decidedAt, paperNo } = pair.share;
  return { state, ...(askedAt && { askedAt }), ...(decidedAt && { decidedAt }), ...(paperNo && { paperNo }) };
}

function viewMember(
  member: Person,
  me: Person,
  toMe: Pair['share'],
  fromMe: Pair['share'],
  today: string,
): HouseholdMember {
  const { personId, name, relation = 'other', accountId } = member;
  const standing = standingOf(member, today);
  const another = personId !== me.personId;
  const pair = { owner: member, viewer: me, share: toMe };
  const right = rightTo(pair, today);
  return {
    personId,
    name,
    relation,
    standing,
    bound: accountId !== undefined,
    ...(right && { right }),
    ...(another && standing === 'adult' && { toMe: viewShare(pair) }),
    ...(another &&
      standingOf(me, today) === 'adult' && { fromMe: viewShare({ owner: me, viewer: member, share: fromMe }) }),
  };
}

/** The head first, then as the relations are listed, the elder before the younger. */
const inOrder = (a: Person, b: Person): number =>
  Relation.options.indexOf(a.relation ?? 'other') - Relation.options.indexOf(b.relation ?? 'other') ||
  (a.bornOn ?? '').localeCompare(b.bornOn ?? '') ||
  a.personId.localeCompare(b.personId);

export const showMyHouseholdHandler = handle(showMyHousehold)(async ({ caller }, { at }) => {
  const me = await personById(residentOf(caller));
  if (!me) throw new AppError('notFound');
  const [listed, mine] = await Promise.all([personsInHousehold(me.householdId), sharesOf(me.personId)]);
  const others = listed.filter(({ personId }) => personId !== me.personId);
  const toMe = await Promise.all(others.map(({ personId }) => shareOf(personId, me.personId)));
  const today = dayInChina(at);
  const members = [me, ...others].sort(inOrder).map((member) =>
    viewMember(
      member,
      me,
      toMe[others.indexOf(member)],
      mine.find(({ viewerId }) => viewerId === member.personId),
      today,
    ),
  );
  return { members };
});
