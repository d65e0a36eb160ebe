import { kept, type Resource, type Resources, roleName, sub } from './cloudformation';

const ACCOUNT = { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') };

const key = (statements: object[]): Resource =>
  kept({
    Type: 'AWS::KMS::Key',
    Properties: { EnableKeyRotation: true, KeyPolicy: { Version: '2012-10-17', Statement: statements } },
  });

/** IAM says who may use it. */
const keyOfTheAccount = key([{ Effect: 'Allow', Principal: ACCOUNT, Action: 'kms:*', Resource: '*' }]);

/** An administrator may look after the key and not use it. */
const LOOK_AFTER = {
  Sid: 'LookAfter',
  Effect: 'Allow',
  Principal: ACCOUNT,
  Action: [
    'kms:Describe*',
    'kms:Get*',
    'kms:List*',
    'kms:EnableKey',
    'kms:EnableKeyRotation',
    'kms:PutKeyPolicy',
    'kms:TagResource',
    'kms:UntagResource',
    'kms:UpdateKeyDescription',
    'kms:ScheduleKeyDeletion',
    'kms:CancelKeyDeletion',
  ],
  Resource: '*',
};

/** These functions alone may do this with the key, whatever IAM may grant. Roles are named by name: they name the key themselves. */
const onlyFor = (Sid: string, Action: string, lambdas: string[], condition: object) => {
  const arns = lambdas.map((name) => sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${roleName(name)}`));
  return {
    Sid,
    Effect: 'Allow',
    Principal: ACCOUNT,
    Action,
    Resource: '*',
    Condition: { ArnEquals: { 'aws:PrincipalArn': arns.length === 1 ? arns[0] : arns }, ...condition },
  };
};
const IN_STORAGE = { StringLike: { 'kms:ViaService': 's3.*' } };
/** The only purpose of `IdentityKey`. */
export const FOR_REPORTERS = { StringEquals: { 'kms:EncryptionContext:purpose': 'reporterIdentity' } };

/** The only purpose of `PayeeKey`. */
export const FOR_TRANSFERS = { StringEquals: { 'kms:EncryptionContext:purpose': 'transfer' } };

/** The keys of the service. @param lambdas the functions, whose environments are encrypted under a key of its own. */
export const keysOf = (lambdas: readonly { name: string }[]): Resources => ({
  /** Encrypts the tables. */
  DataKey: keyOfTheAccount,
  /** Encrypts copies, papers and import files. */
  MediaKey: keyOfTheAccount,
  /**
   * Encrypts what people sent, as they sent it, in storage alone: to put originals, the functions that give tickets and leave orders;
   * to open them, the one that makes the copies and the one that opens evidence. A file sent in parts is put together under its key:
   * S3 asks for Decrypt of whoever does so, who may still get no object.
   */
  OriginalsKey: key([
    LOOK_AFTER,
    onlyFor('Put', 'kms:GenerateDataKey', ['media', 'evidence'], IN_STORAGE),
    onlyFor('Open', 'kms:Decrypt', ['processMedia', 'evidence', 'media'], IN_STORAGE),
  ]),
  /** Seals who sent a confidential report: the function that takes reports in seals, the custodians' function opens. */
  IdentityKey: key([
    LOOK_AFTER,
    onlyFor('Seal', 'kms:GenerateDataKey', ['reports'], FOR_REPORTERS),
    onlyFor('Open', 'kms:Decrypt', ['custody'], FOR_REPORTERS),
  ]),
  /** Seals the numbers of bank accounts: the function that takes orders seals, the one that speaks to the bank opens. */
  PayeeKey: key([
    LOOK_AFTER,
    onlyFor('Seal', 'kms:GenerateDataKey', ['orders'], FOR_TRANSFERS),
    onlyFor('Open', 'kms:Decrypt', ['bankLeg'], FOR_TRANSFERS),
  ]),
  /**
   * Encrypts the functions' environments, in which their secrets stand. Whoever may read a function's configuration reads none of it: to
   * deploy, one encrypts and lets Lambda grant; to read, one is a function.
   */
  EnvironmentKey: key([
    LOOK_AFTER,
    {
      Sid: 'Deploy',
      Effect: 'Allow',
      Principal: ACCOUNT,
      Action: ['kms:Encrypt', 'kms:CreateGrant'],
      Resource: '*',
      Condition: { StringLike: { 'kms:ViaService': 'lambda.*' } },
    },
    onlyFor(
      'Read',
      'kms:Decrypt',
      lambdas.map(({ name }) => name),
      {},
    ),
  ]),
});
