import { service, type Service } from '../../infrastructure/service';
import { checkEncryption, keyRulesOf } from './encryption';

const [OURS, OTHER] = ['arn:aws:kms:cn-north-1:000000000000:key/ours', 'arn:aws:kms:cn-north-1:000000000000:key/other'];
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const put = (rules: ReturnType<typeof keyRulesOf>, key: string, keyArn?: string) => () =>
  checkEncryption(
    key,
    (name) =>
      name === 'x-amz-server-side-encryption' && keyArn
        ? 'aws:kms'
        : name === 'x-amz-server-side-encryption-aws-kms-key-id'
          ? keyArn
          : undefined,
    rules,
  );
const rules = keyRulesOf(service, { OriginalsKey: OURS });

test('the policy that is deployed: the key of originals alone, and parts, which name none', () => {
  expect(rules).toHaveLength(1);
  expect(put(rules, 'originals/01J', OURS)).not.toThrow();
  expect(put(rules, 'originals/01J')).not.toThrow();
  expect(put(rules, 'originals/01J', OTHER)).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
  expect(put(rules, 'copies/01J.jpg')).not.toThrow();
});

/** The deployed service with another condition in its bucket's policy. */
function withCondition(condition: Record<string, unknown>): Service {
  const { MediaBucketPolicy } = service.resources;
  const { PolicyDocument } = MediaBucketPolicy!.Properties as { PolicyDocument: { Statement: object[] } };
  const changed = {
    ...MediaBucketPolicy!,
    Properties: {
      PolicyDocument: { Statement: PolicyDocument.Statement.map((each) => ({ ...each, Condition: condition })) },
    },
  };
  return { ...service, resources: { ...service.resources, MediaBucketPolicy: changed } };
}

test.each(['StringNotEquals', 'StringNotEqualsIfExists'])(
  '%s alone denies every part of a file, here as in AWS: a missing key meets a turned operator',
  (operator) => {
    const denying = keyRulesOf(withCondition({ [operator]: { [KEY]: { 'Fn::GetAtt': ['OriginalsKey', 'Arn'] } } }), {
      OriginalsKey: OURS,
    });
    expect(put(denying, 'originals/01J')).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
    expect(put(denying, 'originals/01J', OURS)).not.toThrow();
  },
);
