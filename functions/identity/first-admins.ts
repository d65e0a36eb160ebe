import { auditRow } from '../platform/audit';
import { transact } from '../platform/transact';
import { accountById, putAccount } from './account-store';
import { incompatibleWith } from './grants/incompatible';
import { holdersOf } from './grants/holders';
import { putHolder } from './holder-store';
import { grantsOnAccount, hasGrant, withGrant } from './identity';
import { putIdentityEvent } from './identity-event-store';
import { type Person, personById, putPerson, rowsOfOne } from './person-store';

/** Why the first admins cannot be these two; `undefined` where they can. */
export async function firstAdminsProblem(district: string, personIds: readonly string[], at: string) {
  const admins = await holdersOf('admin', district, at);
  if (admins.length >= 2) return `这个区已有 ${admins.length} 位管理员，请他们在小程序里互相确认`;
  if (new Set(personIds).size !== 2) return '要两个不同的人';
  const people = await Promise.all(personIds.map(personById));
  if (people.some((person) => !person)) return '名册里没有这个人';
  const [first, second] = people as [Person, Person];
  if (first.idHash === second.idHash) return '两条名册记录是同一个身份证号，是同一个人';
  for (const person of [first, second]) {
    if (!person.accountId) return `${person.name}还没有绑定微信，先请本人绑定`;
    const held = (await rowsOfOne(person)).flatMap(({ grants }) => grants);
    if (incompatibleWith(held, { role: 'admin', division: district })) return `${person.name}已有的职责不能兼任管理员`;
  }
  return undefined;
}

/**
 * Makes two bound persons the first admins of a district: from the command line, where nobody is there yet to confirm them. Their role
 * sleeps a day after their binding like any other.
 * @throws Error with the problem, and nothing is written.
 */
export async function grantFirstAdmins(district: string, personIds: readonly string[], at: string): Promise<void> {
  const problem = await firstAdminsProblem(district, personIds, at);
  if (problem) throw new Error(problem);
  const grant = { role: 'admin', division: district } as const;
  const rows = await Promise.all(
    personIds.map(async (personId) => {
      const person = (await personById(personId))!;
      const account = (await accountById(person.accountId!))!;
      const next = { ...person, grants: withGrant(person.grants, grant) };
      return [
        putPerson(next, person),
        putAccount({ ...account, grants: grantsOnAccount(next, account.grants, grant) }, account),
        ...(hasGrant(person.grants, grant) ? [] : [putHolder(grant, account.accountId, at)]),
        putIdentityEvent({ what: 'given', personId, at, role: grant.role, division: district }),
        auditRow({
          subject: `person#${personId}`,
          action: 'grantFirstAdmins',
          at,
          actor: 'console',
          note: `admin ${district}, with person#${personIds.find((other) => other !== personId)}`,
        }),
      ];
    }),
  );
  await transact(...rows.flat());
}
