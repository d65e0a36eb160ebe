import { AppError } from '@shared/errors';
import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import type { Grant, Role } from '@shared/roles';
import { hashOf, sameHash } from './sealed';
import { CivicTable } from './tables';

/** One phone's session. A token is `<sessionId>.<secret>`; only hashes of the secrets are kept. */
export const SessionEntity = new Entity({
  name: 'Session',
  table: CivicTable,
  schema: item({
    sessionId: string().key(),
    accountId: string(),
    accessHash: string(),
    accessExpiresAt: string(),
    refreshHash: string(),
    /** The refresh token before, good for a minute more: its answer may have been lost on a bad network. */
    previousRefreshHash: string().optional(),
    refreshedAt: string(),
    expiresAt: string(),
    ttl: number(),
  }),
  computeKey: ({ sessionId }: { sessionId: string }) => ({ pk: `SESSION#${sessionId}`, sk: 'SESSION' }),
  timestamps: false,
  meta: { title: 'Session', description: 'Which account does this token speak for' },
});

/** A WeChat user of this mini-program. Grants stand here too, so that a revoked role counts from the next request. */
export const AccountEntity = new Entity({
  name: 'Account',
  table: CivicTable,
  schema: item({
    accountId: string().key(),
    openid: string(),
    personId: string().optional(),
    personName: string().optional(),
    villageCode: string().optional(),
    boundAt: string().optional(),
    sealedPhone: string().optional(),
    maskedPhone: string().optional(),
    grants: list(map({ role: string(), division: string(), title: string().optional() })),
    version: number(),
    createdAt: string(),
  }),
  computeKey: ({ accountId }: { accountId: string }) => ({ pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }),
  timestamps: false,
  meta: { title: 'Account', description: 'Who is this account, and what roles does it hold' },
});

/** The one who calls. `person` is absent until a real name is bound. */
export interface Caller {
  readonly sessionId: string;
  readonly accountId: string;
  readonly openid: string;
  readonly person?: { readonly personId: string; readonly name: string; readonly villageCode: string };
  readonly grants: readonly (Grant & { title?: string | undefined })[];
}

const TOKEN = /^([0-9A-Z]{26})\.([\w-]{43})$/;

/** Splits a token; undefined when it is not one. */
export function parseToken(token: string): { sessionId: string; secretHash: string } | undefined {
  const [, sessionId, secret] = TOKEN.exec(token) ?? [];
  return sessionId && secret ? { sessionId, secretHash: hashOf(secret) } : undefined;
}

/**
 * Whom an access token speaks for, read strongly consistent each time.
 * @throws AppError `auth.required` when it is no token, `auth.expired` when it is spent, ended or replaced.
 */
export async function authenticate(token: string, at: string): Promise<Caller> {
  const parsed = parseToken(token);
  if (!parsed) throw new AppError('auth.required');
  const { Item: session } = await SessionEntity.build(GetItemCommand)
    .key({ sessionId: parsed.sessionId })
    .options({ consistent: true })
    .send();
  if (!session || !sameHash(session.accessHash, parsed.secretHash) || session.accessExpiresAt <= at)
    throw new AppError('auth.expired');
  const { Item: account } = await AccountEntity.build(GetItemCommand)
    .key({ accountId: session.accountId })
    .options({ consistent: true })
    .send();
  if (!account) throw new AppError('auth.expired');
  const { accountId, openid, personId, personName, villageCode } = account;
  return {
    sessionId: session.sessionId,
    accountId,
    openid,
    ...(personId && personName && villageCode && { person: { personId, name: personName, villageCode } }),
    grants: account.grants.map((grant) => ({ ...grant, role: grant.role as Role })),
  };
}
