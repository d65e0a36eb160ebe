import * as z from './zod';
import { COMMON_ERRORS, type ErrorCode, WORDS_ERRORS } from './errors';
import type { Role } from './roles';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Schema = z.core.$ZodType;

/**
 * What a proof of work pays for: an anonymous report, the files of a draft, looking up a receipt, a paper. The last two cost
 * nothing while few are wrong or wanted.
 */
export const PROOF_PURPOSES = ['report', 'draft', 'receipt', 'paper'] as const;
export type ProofPurpose = (typeof PROOF_PURPOSES)[number];

/**
 * Who may call a route.
 * - `public`: anyone. The token is not even read, so a public route cannot know who calls.
 * - `signedIn`: any session, bound to a real name or not.
 * - roles: a session with one of them; with `within`, held for the division that param names.
 */
export type Access = 'public' | 'signedIn' | readonly Role[];

export interface Route<
  Id extends string = string,
  A extends Access = Access,
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Response extends Schema = Schema,
> {
  /** The verb-noun used everywhere: route id, file, handler, operationId, test title, log event. */
  readonly id: Id;
  readonly method: Method;
  /** API Gateway path: `/reports/{reportId}/answer`. */
  readonly path: string;
  readonly summary: string;
  readonly access: A;
  /** The path parameter that names the division the caller's role must cover. */
  readonly within?: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  /** Codes this route may answer with, besides those every route may (`COMMON_ERRORS`). */
  readonly errors?: readonly ErrorCode[];
  /**
   * The fields of the body that anyone, or an office and whom it answers, will read (`title`, `lines.*.summary`). An identity number,
   * a telephone number or a card in them is refused before the operation begins.
   */
  readonly publishes?: readonly string[];
  /** Such fields that are there for an office's telephone number: only identity numbers and cards are refused in them. */
  readonly publishesContacts?: readonly string[];
  /** The caller must send an `Idempotency-Key`; sending again with the same key changes nothing and gets the same answer. */
  readonly idempotent?: boolean;
  /** Calls allowed per caller in a window. A public route has none: what is counted for all together, one sender can use up (ADR 40). */
  readonly limit?: { readonly calls: number; readonly perSeconds: number };
  /** The caller may be asked for a solved challenge of this purpose, in `query.proof`; the phone works it out by itself. */
  readonly proof?: ProofPurpose;
  /** The answer is this text itself and not JSON: whoever asks compares bytes. */
  readonly isText?: boolean;
  /** The first day on which a public operation may be gone, twelve months after it was marked so (ADR 88). */
  readonly goneFrom?: string;
}

export type AnyRoute = Route<string, Access, Schema, Schema, Schema, Schema>;
export type ParamsOf<R> = R extends { readonly params?: infer S extends Schema } ? z.output<S> : undefined;
export type QueryOf<R> = R extends { readonly query?: infer S extends Schema } ? z.output<S> : undefined;
export type BodyOf<R> = R extends { readonly body?: infer S extends Schema } ? z.output<S> : undefined;
/** What a client sends: before defaults and coercion. */
export type BodyInputOf<R> = R extends { readonly body?: infer S extends Schema } ? z.input<S> : undefined;
export type ResponseOf<R> = R extends { readonly response: infer S extends Schema } ? z.output<S> : never;

/** Every code a route may answer with: its own, those of words that are published, and those of every route. */
export const errorsOf = ({ errors = [], publishes, publishesContacts }: AnyRoute): readonly ErrorCode[] => [
  ...errors,
  ...(publishes || publishesContacts ? WORDS_ERRORS : []),
  ...COMMON_ERRORS,
];

type Nothing = z.ZodMiniUndefined;

/** Declares a route once, for the handler, the client, the documents and the tests. */
export const defineRoute = <
  const Id extends string,
  const A extends Access,
  Response extends Schema,
  Params extends Schema = Nothing,
  Query extends Schema = Nothing,
  Body extends Schema = Nothing,
>(
  route: Route<Id, A, Params, Query, Body, Response>,
): Route<Id, A, Params, Query, Body, Response> => route;

/** A body or an answer with nothing in it. */
export const Empty = z.object({});
