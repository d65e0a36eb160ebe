import type { Service } from '../../infrastructure/service';
import { resourcesOf } from '../service';
import { accessDenied, invalidArgument, S3Error } from './s3-error';

/** Objects under this prefix may be encrypted with this key alone, as the bucket's policy says. */
export interface KeyRule {
  prefix: string;
  keyArn: string;
}

interface Denial {
  Effect: string;
  Resource: { 'Fn::Sub': string };
  Condition?: { StringNotEqualsIfExists?: Record<string, { 'Fn::GetAtt': string[] }> };
}

const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/** The rules of the service's bucket policies: `Deny … StringNotEqualsIfExists <key id>` on a prefix. */
export const keyRulesOf = (service: Service, keyArns: Record<string, string>): KeyRule[] =>
  resourcesOf(service, 'AWS::S3::BucketPolicy').flatMap(([, { PolicyDocument }]) =>
    (PolicyDocument as { Statement: Denial[] }).Statement.flatMap(({ Effect, Resource, Condition }) => {
      const [logicalId = ''] = Condition?.StringNotEqualsIfExists?.[KEY_ID]?.['Fn::GetAtt'] ?? [];
      const prefix = /:s3:::[^/]+\/(.*)\*$/.exec(Resource['Fn::Sub'])?.[1];
      const keyArn = keyArns[logicalId];
      return Effect === 'Deny' && prefix !== undefined && keyArn ? [{ prefix, keyArn }] : [];
    }),
  );

/**
 * What S3 checks of the encryption that a request asks for: that it is one it knows, and the key the policy wants.
 * @param given headers or form fields, in lower case.
 * @throws S3Error as S3 does.
 */
export function checkEncryption(key: string, given: (name: string) => string | undefined, rules: readonly KeyRule[]) {
  const algorithm = given('x-amz-server-side-encryption');
  const keyArn = given('x-amz-server-side-encryption-aws-kms-key-id');
  if (algorithm !== undefined && !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm))
    throw new S3Error(400, 'InvalidEncryptionAlgorithmError', 'The encryption request you specified is not valid.');
  if (keyArn === undefined) return;
  if (!algorithm?.startsWith('aws:kms'))
    throw invalidArgument(
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    );
  if (rules.some((rule) => key.startsWith(rule.prefix) && rule.keyArn !== keyArn)) throw accessDenied();
  if (rules.length > 0 && !rules.some((rule) => rule.keyArn === keyArn))
    throw new S3Error(400, 'KMS.NotFoundException', `Key '${keyArn}' does not exist`);
}
