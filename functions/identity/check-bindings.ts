interface Office {
  role: string;
  division: string;
}

/** The rows that say who someone is and what they may, as they lie in the table. */
export interface BindingRows {
  accounts: { accountId: string; personId?: string | undefined; boundAt?: string | undefined; grants: Office[] }[];
  /** People of the rosters who are bound or hold an office. */
  people: {
    personId: string;
    name: string;
    accountId?: string | undefined;
    boundAt?: string | undefined;
    grants: Office[];
  }[];
  /** The way from a WeChat user to an account. */
  lookups: { accountId: string; key: string }[];
  holders: (Office & { accountId: string; key: string })[];
  cadres: { villageCode: string; cadreId: string; name: string; key: string }[];
  /** The keys of those whose seal is not theirs. */
  unsealed: string[];
}

/** What may be wrong, in the words of the command that tells it. */
export const BINDING_FAULTS = {
  sealBroken: '这一行不是程序写的，或者被改过',
  unpaired: '账号和名册上的人没有互相指着',
  boundAtUnequal: '账号和名册上的绑定时间不一样',
  rolesUnequal: '账号上的职责和名册上这个人的不一样',
  wayUnequal: '微信登录没有指到这个账号，或者不止一条',
  holderRemoved: '有这个职责，职责名单里没有',
  holderInserted: '职责名单里有，账号没有这个职责',
  cadreRemoved: '是村干部，村干部名单里没有，或者名字不一样',
  cadreInserted: '村干部名单里有，名册上没有这个职责',
} as const;

export interface BindingFault {
  /** `account#01J…`, `person#01J…`, or the key of a row. */
  of: string;
  what: keyof typeof BINDING_FAULTS;
}

const placed = ({ role, division }: Office): string => `${role} ${division}`;
const offices = (grants: readonly Office[]): string =>
  grants
    .filter(({ role }) => role !== 'resident')
    .map(placed)
    .sort()
    .join();

/**
 * Everything that does not fit between the rows which say the same from two sides: account and person, an account and the way to it,
 * roles and the lists of who holds them. One row written, moved or taken away past us does not fit its other sides, sealed or not.
 */
export function checkBindings(rows: BindingRows): BindingFault[] {
  const { accounts, people, lookups, unsealed } = rows;
  const byAccount = new Map(accounts.map((account) => [account.accountId, account]));
  const byPerson = new Map(people.map((person) => [person.personId, person]));
  const ways = new Map<string, number>();
  for (const { accountId } of lookups) ways.set(accountId, (ways.get(accountId) ?? 0) + 1);
  return [
    ...unsealed.map((of): BindingFault => ({ of, what: 'sealBroken' })),
    ...accounts.flatMap(({ accountId, personId, boundAt, grants }): BindingFault[] => {
      const of = `account#${accountId}`;
      const person = personId === undefined ? undefined : byPerson.get(personId);
      const unpaired = personId !== undefined && person?.accountId !== accountId;
      return [
        ...(ways.get(accountId) === 1 ? [] : [{ of, what: 'wayUnequal' } as const]),
        ...(unpaired ? [{ of, what: 'unpaired' } as const] : []),
        ...(!unpaired && person?.boundAt !== boundAt ? [{ of, what: 'boundAtUnequal' } as const] : []),
        ...(offices(grants) === offices(unpaired ? [] : (person?.grants ?? []))
          ? []
          : [{ of, what: 'rolesUnequal' } as const]),
      ];
    }),
    ...people
      .filter(({ personId, accountId }) => accountId !== undefined && byAccount.get(accountId)?.personId !== personId)
      .map(({ personId }): BindingFault => ({ of: `person#${personId}`, what: 'unpaired' })),
    ...lookups
      .filter(({ accountId }) => !byAccount.has(accountId))
      .map(({ key }): BindingFault => ({ of: key, what: 'wayUnequal' })),
    ...checkHolders(rows),
    ...checkCadres(rows),
  ];
}

function checkHolders({ accounts, holders }: BindingRows): BindingFault[] {
  const held = new Map(accounts.map(({ accountId, grants }) => [accountId, grants]));
  const listed = new Set(holders.map((holder) => `${placed(holder)} ${holder.accountId}`));
  return [
    ...holders
      .filter((holder) => !held.get(holder.accountId)?.some((grant) => placed(grant) === placed(holder)))
      .map(({ key }): BindingFault => ({ of: key, what: 'holderInserted' })),
    ...accounts
      .filter(({ accountId, grants }) =>
        grants.some((grant) => grant.role !== 'resident' && !listed.has(`${placed(grant)} ${accountId}`)),
      )
      .map(({ accountId }): BindingFault => ({ of: `account#${accountId}`, what: 'holderRemoved' })),
  ];
}

/** Whom a report names is looked for in this list: who is missing in it, or has another name there, is not found. */
function checkCadres({ people, cadres }: BindingRows): BindingFault[] {
  const posts = new Map<string, string>();
  for (const { personId, name, grants } of people)
    for (const { role, division } of grants) if (role === 'cadre') posts.set(`${division} ${personId}`, name);
  const listed = new Map(cadres.map(({ villageCode, cadreId, name }) => [`${villageCode} ${cadreId}`, name]));
  return [
    ...cadres
      .filter(({ villageCode, cadreId }) => !posts.has(`${villageCode} ${cadreId}`))
      .map(({ key }): BindingFault => ({ of: key, what: 'cadreInserted' })),
    ...[...posts]
      .filter(([post, name]) => listed.get(post) !== name)
      .map(([post]): BindingFault => ({ of: `person#${post.split(' ')[1]}`, what: 'cadreRemoved' })),
  ];
}
