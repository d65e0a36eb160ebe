import type { Statement } from '../../infrastructure/rights';

/** What a call asks for: one action on one thing, and what IAM may know of the circumstances. */
export interface AccessRequest {
  action: string;
  /** As `canonicalArn` writes it. */
  resource: string;
  /** Condition keys: `dynamodb:LeadingKeys` has several values, most have one. */
  context: Readonly<Record<string, readonly string[]>>;
}

export type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** The roles have some hundred patterns, and each call is held against them: to compile them anew took a twelfth of a test. */
const compiled = new Map<string, RegExp>();

/** `*` is any letters, `?` is one; all else is itself. */
function matches(pattern: string, text: string, flags = ''): boolean {
  const key = `${flags} ${pattern}`;
  const known = compiled.get(key) ?? new RegExp(`^${sourceOf(pattern)}$`, flags);
  compiled.set(key, known);
  return known.test(text);
}
const sourceOf = (pattern: string): string =>
  pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '.');

const TESTS: Record<string, (wanted: string, given: string) => boolean> = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: (wanted, given) => matches(wanted, given),
  ArnEquals: (wanted, given) => matches(wanted, given),
  ArnLike: (wanted, given) => matches(wanted, given),
};

/**
 * One operator of a condition, as AWS documents it: without a set qualifier a missing key is no match; `ForAllValues` is met by a
 * missing key, `ForAnyValue` is not; `IfExists` is met by one; `Null` asks whether it is missing; `Not` turns the test.
 */
function holds(operator: string, key: string, wanted: readonly string[], context: AccessRequest['context']): boolean {
  const given = context[key];
  if (operator === 'Null') return wanted.includes(String(given === undefined || given.length === 0));
  const [, set, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const isTurned = name.includes('Not');
  const test = TESTS[name.replace('Not', '')];
  if (!test) throw new Error(`${operator} is no operator that is known here`);
  if (given === undefined || given.length === 0) return set === 'ForAllValues' || ifExists !== undefined || isTurned;
  const one = (value: string) => wanted.some((each) => test(each, value)) !== isTurned;
  return set === 'ForAnyValue' ? given.some(one) : given.every(one);
}

/** Whether a statement's conditions are met. */
export const meets = ({ Condition = {} }: Pick<Statement, 'Condition'>, context: AccessRequest['context']): boolean =>
  Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, key, [wanted].flat().map(String), context)),
  );

const byRequest = new WeakMap<readonly Statement[], Map<string, readonly Statement[]>>();

/** The statements that speak of an action on a resource, looked for once for each role: every call of every test asks. */
function statementsOn(
  statements: readonly Statement[],
  { action, resource }: AccessRequest,
  resourceOf: (resource: unknown) => string,
): readonly Statement[] {
  const ofRole = byRequest.get(statements) ?? new Map<string, readonly Statement[]>();
  byRequest.set(statements, ofRole);
  const asked = `${action} ${resource}`;
  const found =
    ofRole.get(asked) ??
    statements.filter(
      ({ Action, Resource }) =>
        [Action].flat().some((pattern) => matches(pattern, action, 'i')) &&
        [Resource].flat().some((pattern) => matches(resourceOf(pattern), resource)),
    );
  ofRole.set(asked, found);
  return found;
}

/**
 * Whether a role's statements let a request through: an explicit deny wins, and what nothing allows is denied.
 * @param resourceOf what a statement's resource is called in requests.
 */
export function evaluate(
  statements: readonly Statement[],
  request: AccessRequest,
  resourceOf: (resource: unknown) => string,
): Verdict {
  const applying = statementsOn(statements, request, resourceOf).filter((one) => meets(one, request.context));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny';
  return applying.length > 0 ? 'allowed' : 'implicitDeny';
}
