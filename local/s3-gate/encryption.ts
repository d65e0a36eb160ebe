import { meets } from '../iam/evaluate';
import type { Service } from '../../infrastructure/service';
import { resourcesOf } from '../service';
import { accessDenied, invalidArgument, S3Error } from './s3-error';

/** What the bucket's policy denies of objects under a prefix: whoever puts, or puts a part, is asked as AWS asks. */
export interface KeyRule {
  prefix: string;
  condition: Condition;
  /** The keys it names. */
  keyArns: readonly string[];
}

interface Denial {
  Effect: string;
  Resource: { 'Fn::Sub': string };
  Condition?: Condition;
}
type Condition = Record<string, Record<string, unknown>>;

const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/** The rules of the service's bucket policies: `Deny` on a prefix, under a condition on the key. */
export const keyRulesOf = (service: Service, keyArns: Record<string, string>): KeyRule[] =>
  resourcesOf(service, 'AWS::S3::BucketPolicy').flatMap(([, { PolicyDocument }]) =>
    (PolicyDocument as { Statement: Denial[] }).Statement.flatMap(({ Effect, Resource, Condition = {} }) => {
      const prefix = /:s3:::[^/]+\/(.*)\*$/.exec(Resource['Fn::Sub'])?.[1];
      if (Effect !== 'Deny' || prefix === undefined) return [];
      return [{ prefix, ...withArns(Condition, keyArns) }];
    }),
  );

/** A condition with the keys' own ARNs. */
function withArns(condition: Condition, keyArns: Record<string, string>): Omit<KeyRule, 'prefix'> {
  const named: string[] = [];
  const valueOf = (value: unknown) => {
    const [logicalId] = (value as { 'Fn::GetAtt'?: string[] })['Fn::GetAtt'] ?? [];
    if (logicalId === undefined) return String(value);
    named.push(keyArns[logicalId] ?? logicalId);
    return named.at(-1)!;
  };
  const resolved = Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, valueOf(value)])),
    ]),
  );
  return { condition: resolved, keyArns: named };
}

/**
 * What S3 checks of the encryption that a request to put asks for: that it is one it knows, and the key the policy wants.
 * @param given headers or form fields, in lower case.
 * @throws S3Error as S3 does.
 */
export function checkEncryption(key: string, given: (name: string) => string | undefined, rules: readonly KeyRule[]) {
  const algorithm = given('x-amz-server-side-encryption');
  const keyArn = given('x-amz-server-side-encryption-aws-kms-key-id');
  if (algorithm !== undefined && !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm))
    throw new S3Error(400, 'InvalidEncryptionAlgorithmError', 'The encryption request you specified is not valid.');
  const context: Record<string, readonly string[]> = keyArn === undefined ? {} : { [KEY_ID]: [keyArn] };
  if (rules.some(({ prefix, condition }) => key.startsWith(prefix) && meets({ Condition: condition }, context)))
    throw accessDenied();
  if (keyArn === undefined) return;
  if (!algorithm?.startsWith('aws:kms'))
    throw invalidArgument(
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    );
  if (rules.length > 0 && !rules.some(({ keyArns }) => keyArns.includes(keyArn)))
    throw new S3Error(400, 'KMS.NotFoundException', `Key '${keyArn}' does not exist`);
}
