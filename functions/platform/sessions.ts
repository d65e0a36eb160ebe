import { randomBytes } from 'node:crypto';
import { AppError } from '@shared/errors';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from './entity';
import type { Grant, Role } from '@shared/roles';
import { awakeAndAsleep } from './awake';
import { hashOf, sameHash } from './sealed';
import { readManySealed, readSealed, sealAs } from './sealed-row';
import { CivicTable } from './tables';

/** One phone's session. A token is `<sessionId>.<secret>`; only hashes of the secrets are kept. */
export const SessionEntity = new Entity({
  name: 'Session',
  table: CivicTable,
  schema: item({
    sessionId: string().key(),
    accountId: string(),
    /** The hash of the secret, which says by itself until when it works: no instant of its use stands here. */
    accessHash: string(),
    refreshHash: string(),
    /** The refresh token before, good for a minute more: its answer may have been lost on a bad network. */
    previousRefreshHash: string().optional(),
    /** When that one was spent, sealed (`sealInstant`): beside a report of the same minute it would say whose that is. */
    sealedRefresh: string().optional(),
    /** To the hour. */
    expiresAt: string(),
    /** The account's `sessionsEnded` when it began: another number since, and it has ended. */
    ended: number().optional(),
    ttl: number(),
    seal: sealAs('Session'),
  }),
  computeKey: ({ sessionId }) => ({ pk: `SESSION#${sessionId}`, sk: 'SESSION' }),
  answers: 'Which account does this token speak for',
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
    /** Whose phone it is, where a person without one of their own bound by a relative's. */
    phoneOf: map({ relation: string(), name: string() }).optional(),
    grants: list(
      map({ role: string(), division: string(), title: string().optional(), unconfirmed: boolean().optional() }),
    ),
    /** How often all its sessions were ended at once. */
    sessionsEnded: number().optional(),
    version: number(),
    createdAt: string(),
    seal: sealAs('Account'),
  }),
  computeKey: ({ accountId }) => ({ pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }),
  answers: 'Who is this account, and what roles does it hold',
});

export type Account = FormattedItem<typeof AccountEntity>;

/** The one who calls. `person` is absent until a real name is bound. */
export interface Caller {
  readonly sessionId: string;
  readonly accountId: string;
  readonly openid: string;
  readonly person?: { readonly personId: string; readonly name: string; readonly villageCode: string };
  /** The roles that count now. */
  readonly grants: readonly (Grant & { title?: string | undefined })[];
  /** Roles that are held and give nothing yet; what a role keeps one from, it keeps one from all the same. */
  readonly asleep?: readonly Grant[];
}

const TOKEN = /^([0-9A-Z]{26})\.([\w-]{43})$/;

/** Splits a token; undefined when it is not one. */
export function parseToken(token: string): { sessionId: string; secret: string; secretHash: string } | undefined {
  const [, sessionId, secret] = TOKEN.exec(token) ?? [];
  return sessionId && secret ? { sessionId, secret, secretHash: hashOf(secret) } : undefined;
}

const TOKEN_BYTES = 32;
/** Milliseconds since the epoch, until the year 10889. */
const EXPIRY_BYTES = 6;

/** The secret of an access token: 208 random bits, and until when it works, which the kept hash holds it to. */
export function newAccessSecret(expiresAt: string): string {
  const bytes = randomBytes(TOKEN_BYTES);
  bytes.writeUIntBE(Date.parse(expiresAt), TOKEN_BYTES - EXPIRY_BYTES, EXPIRY_BYTES);
  return bytes.toString('base64url');
}

const worksUntil = (secret: string): number =>
  Buffer.from(secret, 'base64url').readUIntBE(TOKEN_BYTES - EXPIRY_BYTES, EXPIRY_BYTES);
/** Read strongly consistent; undefined also where it is not as we wrote it. */
export const sessionById = (sessionId: string): Promise<FormattedItem<typeof SessionEntity> | undefined> =>
  readSealed(SessionEntity, { sessionId });

/** Read strongly consistent; undefined also where it is not as we wrote it: an account that was altered past us is nobody's. */
export const accountById = (accountId: string): Promise<Account | undefined> =>
  readSealed(AccountEntity, { accountId });

/** The same of several, each once, in the order asked for and without those that are not there; a right to many rows is needed (`getMany`). */
export async function accountsById(accountIds: readonly string[], how?: { consistent: boolean }): Promise<Account[]> {
  const asked = [...new Set(accountIds)];
  const keys = asked.map((accountId) => ({ accountId }));
  const rows = await readManySealed(AccountEntity, keys, how);
  const byId = new Map(rows.map((row) => [row.accountId, row]));
  return asked.flatMap((accountId) => byId.get(accountId) ?? []);
}

/**
 * Whom an access token speaks for, and the row of their account, read strongly consistent each time.
 * @throws AppError `auth.required` when it is no token, `auth.expired` when it is spent, ended or replaced.
 */
export async function authenticate(token: string, at: string): Promise<{ caller: Caller; account: Account }> {
  const parsed = parseToken(token);
  if (!parsed) throw new AppError('auth.required');
  const session = await sessionById(parsed.sessionId);
  if (!session || !sameHash(session.accessHash, parsed.secretHash) || worksUntil(parsed.secret) <= Date.parse(at))
    throw new AppError('auth.expired');
  const account = await accountById(session.accountId);
  if (!account || hasEnded(session, account)) throw new AppError('auth.expired');
  const { accountId, openid, personId, personName, villageCode } = account;
  const { awake, asleep } = rolesOf(account, at);
  const caller = {
    sessionId: session.sessionId,
    accountId,
    openid,
    ...(personId && personName && villageCode && { person: { personId, name: personName, villageCode } }),
    grants: awake,
    ...(asleep.length > 0 && { asleep }),
  };
  return { caller, account };
}

/** Whether a session began before all of its account's were ended. */
export const hasEnded = (
  { ended = 0 }: { ended?: number | undefined },
  { sessionsEnded = 0 }: { sessionsEnded?: number | undefined },
): boolean => ended !== sessionsEnded;

/** An account's roles at an instant: those that count, and those that sleep. */
export const rolesOf = ({ grants, boundAt }: Account, at: string) =>
  awakeAndAsleep({ boundAt, grants: grants.map((grant) => ({ ...grant, role: grant.role as Role })) }, at);
