import { checkSignature, dayOfCredential, type Credentials } from './signature';
import { accessDenied, invalidArgument, S3Error } from './s3-error';

/** A form's fields by lower-case name: S3 does not tell case apart. */
export type Fields = Map<string, string>;
export interface LengthRange {
  min: number;
  max: number;
}

type Condition = Record<string, string> | [string, string | number, string | number];
interface Policy {
  expiration: string;
  conditions: Condition[];
}

/** S3's limit for one PUT or POST. */
const FIVE_GIB = 5 * 1024 ** 3;
/** Fields that need no condition. `x-ignore-…` is free too. */
const UNCONDITIONED = new Set(['policy', 'x-amz-signature', 'file']);

/**
 * What S3 checks of a presigned POST before it takes the file: who signed it, until when, and that the conditions and the
 * fields agree both ways. Returns how long the file may be. Throws S3's own errors.
 */
export const checkPostPolicy = (fields: Fields, bucket: string, own: Credentials, now: number): LengthRange => {
  if (!fields.get('key')) {
    throw invalidArgument(
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
    );
  }
  const encoded = fields.get('policy');
  if (!encoded) throw accessDenied();
  for (const name of ['x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature']) {
    if (!fields.get(name)) {
      throw invalidArgument(
        `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
      );
    }
  }
  const day = dayOfCredential(fields.get('x-amz-credential')!, own);
  checkSignature(encoded, day, fields.get('x-amz-signature')!, own);
  const policy = parsePolicy(encoded);
  if (!(Date.parse(policy.expiration) > now)) throw accessDenied('Invalid according to Policy: Policy expired.');
  return checkConditions(policy.conditions, new Map([...fields, ['bucket', bucket]]));
};

const parsePolicy = (encoded: string): Policy => {
  try {
    const policy = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Policy;
    if (Array.isArray(policy.conditions) && !Number.isNaN(Date.parse(policy.expiration))) return policy;
  } catch {
    // Answered below, as everything else that is not a policy.
  }
  throw new S3Error(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
};

const checkConditions = (conditions: Condition[], fields: Fields): LengthRange => {
  const covered = new Set<string>();
  let range: LengthRange = { min: 0, max: FIVE_GIB };
  for (const [operator, first, second] of conditions.flatMap(normalise)) {
    if (operator === 'content-length-range') {
      range = { min: Math.max(range.min, Number(first)), max: Math.min(range.max, Number(second)) };
      continue;
    }
    const name = String(first).replace(/^\$/, '').toLowerCase();
    covered.add(name);
    const value = fields.get(name);
    if (value === undefined || !satisfies(operator, name, value, String(second))) {
      const shown = JSON.stringify([operator, first, second]);
      throw accessDenied(`Invalid according to Policy: Policy Condition failed: ${shown}`);
    }
  }
  const extra = [...fields.keys()].filter(
    (name) => !covered.has(name) && !UNCONDITIONED.has(name) && !name.startsWith('x-ignore-'),
  );
  if (extra.length) throw accessDenied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  return range;
};

const normalise = (condition: Condition): [string, string | number, string | number][] =>
  Array.isArray(condition)
    ? [[String(condition[0]).toLowerCase(), condition[1], condition[2]]]
    : Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value]);

const satisfies = (operator: string, name: string, value: string, expected: string): boolean => {
  if (operator === 'eq') return value === expected;
  if (operator !== 'starts-with')
    throw new S3Error(
      400,
      'InvalidPolicyDocument',
      `Invalid Policy: Invalid Condition: unknown operation '${operator}'.`,
    );
  // S3 reads a Content-Type condition as a list: each member must match.
  const values = name === 'content-type' ? value.split(',') : [value];
  return values.every((one) => one.startsWith(expected));
};
