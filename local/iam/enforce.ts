import { AsyncLocalStorage } from 'node:async_hooks';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Statement } from '../../infrastructure/rights';
import type { Service } from '../../infrastructure/service';
import { aroundDynamoDB } from '../../functions/platform/dynamodb';
import { beforeStorage } from '../../functions/platform/storage';
import { canonicalArn } from './canonical-arn';
import { evaluate, type AccessRequest, type Verdict } from './evaluate';
import { accessRequestsOf, type LogicalNames } from './requests';

/** Whose code runs: what is called outside a function (a seed, a test's own look into a table) is nobody's, and not asked. */
const acting = new AsyncLocalStorage<Actor>();

/** A function and what its role says. */
export interface Actor {
  name: string;
  statements: readonly Statement[];
}

/** The function as it acts once it is deployed. */
export function actorOf(service: Service, name: string): Actor {
  const role = service.resources[service.functions[name]!.role]?.Properties;
  const { Policies } = role as { Policies: { PolicyDocument: { Statement: Statement[] } }[] };
  return { name, statements: Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement) };
}

/** Runs a function's code under its own role. */
export const actAs = <T>(actor: Actor, work: () => T): T => acting.run(actor, work);

/** Runs what looks on at a function's work under no role. */
export const actAsNobody = <T>(work: () => T): T => acting.exit(work);

/** As AWS answers: the code, and which action of whom on what. */
export class AccessDenied extends Error {
  readonly $fault = 'client';
  readonly $metadata = { httpStatusCode: 403 };
  constructor(who: string, { action, resource }: AccessRequest, verdict: Verdict) {
    const why =
      verdict === 'explicitDeny'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`;
    super(`${who} is not authorized to perform: ${action} on resource: ${resource} ${why}`);
    this.name = 'AccessDeniedException';
  }
}

/** What the tables, buckets and keys of this process's environment are in the service. */
const localNames = (): LogicalNames => {
  const { CIVIC_TABLE, LEDGER_TABLE, MEDIA_BUCKET, ANCHOR_BUCKET, IDENTITY_KEY_ARN, PAYEE_KEY_ARN, ORIGINALS_KEY_ARN } =
    process.env;
  return {
    [CIVIC_TABLE ?? '']: 'CivicTable',
    [LEDGER_TABLE ?? '']: 'LedgerTable',
    [MEDIA_BUCKET ?? '']: 'MediaBucket',
    [ANCHOR_BUCKET ?? '']: 'AnchorBucket',
    [IDENTITY_KEY_ARN ?? '']: 'IdentityKey',
    [PAYEE_KEY_ARN ?? '']: 'PayeeKey',
    [ORIGINALS_KEY_ARN ?? '']: 'OriginalsKey',
  };
};

function denialOf(
  { name, statements }: Actor,
  command: string,
  input: Record<string, unknown>,
): AccessDenied | undefined {
  for (const request of accessRequestsOf(command, input, localNames())) {
    const verdict = evaluate(statements, request, canonicalArn);
    if (verdict !== 'allowed') return new AccessDenied(name, request, verdict);
  }
  return undefined;
}

interface Command {
  input: Record<string, unknown>;
  resolveMiddlewareWithContext(...given: unknown[]): (call: unknown) => Promise<unknown>;
}

/** The class under every command of the SDK, through which a call and a presigned URL go alike. */
function baseOfCommands(): Command {
  let prototype = GetObjectCommand.prototype as object;
  while (!Object.hasOwn(prototype, 'resolveMiddlewareWithContext'))
    prototype = Object.getPrototypeOf(prototype) as object;
  return prototype as Command;
}

const ENFORCED = Symbol.for('mingbaile.iam');

/**
 * From now on every AWS call of a function in this process is checked against that function's own role, as AWS would: what works
 * here for want of a check would fail in production. A presigned form is signed without a command, and is not seen.
 */
export function enforceRights(): void {
  const base = baseOfCommands() as Command & { [ENFORCED]?: true };
  if (base[ENFORCED]) return;
  base[ENFORCED] = true;
  const resolve = base.resolveMiddlewareWithContext;
  base.resolveMiddlewareWithContext = function (this: Command, ...given: unknown[]) {
    const actor = acting.getStore();
    const denial = actor && denialOf(actor, this.constructor.name, this.input);
    if (denial) return () => Promise.reject(denial);
    return resolve.apply(this, given);
  };
  aroundDynamoDB('call', (next) => async (operation, input) => {
    const actor = acting.getStore();
    const denial = actor && denialOf(actor, `${operation}Command`, input);
    if (denial) throw denial;
    return next(operation, input);
  });
  beforeStorage(({ command, input }) => {
    const actor = acting.getStore();
    const denial = actor && denialOf(actor, command, input);
    if (denial) throw denial;
  });
}
