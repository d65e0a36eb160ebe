import { listOpenGrants, type OpenGrant as OpenGrantView } from '@shared/identity/grants';
import type { Role } from '@shared/roles';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { accountById } from '../account-store';
import { divisionNamed } from '../division-store';
import { knownAs } from '../person-store';
import { isOver, isSecond, listsFor, mayAnswer, type OpenGrant } from './open-grant';
import { openGrantsIn } from './open-grant-store';

/** What is one's to answer, and nothing of the others'. */
export const listOpenGrantsHandler = handle(listOpenGrants)(async ({ query, caller }, { at }) => {
  const where = listsFor(caller.grants);
  if (!where) return { items: [] };
  const theirs = (open: OpenGrant) => !isOver(open, at) && mayAnswer(caller.grants, open);
  const { items, next } = await openGrantsIn(where, theirs, query);
  return { items: await Promise.all(items.map((open) => viewOpenGrant(open, caller))), ...(next && { next }) };
});

async function viewOpenGrant(open: OpenGrant, { person }: Caller): Promise<OpenGrantView> {
  const { grantId, kind, name, villageCode, role, division, title, askedByName, askedAt, until, accountId } = open;
  const [villageName, divisionName, account, mine] = await Promise.all([
    divisionNamed(villageCode),
    divisionNamed(division),
    accountId ? accountById(accountId) : undefined,
    knownAs(person?.personId, [open.personId, open.askedBy]),
  ]);
  return {
    grantId,
    kind,
    name,
    villageName,
    ...(account?.maskedPhone && { maskedPhone: account.maskedPhone }),
    role: role as Role,
    division,
    divisionName,
    ...(title && { title }),
    ...(askedByName && { askedBy: askedByName }),
    askedAt,
    ...(until && { until }),
    mayConfirm: isSecond(open, mine),
  };
}
