import { arnOf, functionId, kept, ref, type Resources, sub } from './cloudformation';
import { bucketPermissionId, type Lambda } from './lambda';
import { MEDIA_BUCKET_ARN, MEDIA_BUCKET_NAME } from './names';

const NOT_PUBLIC = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/** The buckets, and what wakes a function when an object arrives. */
export const bucketsOf = (lambdas: readonly Lambda[]): Resources => {
  const woken = lambdas.filter(({ triggers }) => triggers.objectsUnder);
  return {
    MediaBucket: kept({
      Type: 'AWS::S3::Bucket',
      // S3 asks whether it may wake a function when it is told to.
      DependsOn: woken.map(({ name }) => bucketPermissionId(name)),
      Properties: {
        BucketName: MEDIA_BUCKET_NAME,
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arnOf('MediaKey') },
              BucketKeyEnabled: true,
            },
          ],
        },
        PublicAccessBlockConfiguration: NOT_PUBLIC,
        CorsConfiguration: {
          CorsRules: [{ AllowedMethods: ['POST', 'PUT'], AllowedOrigins: ['*'], AllowedHeaders: ['*'], MaxAge: 3600 }],
        },
        LifecycleConfiguration: {
          Rules: [
            // Papers are made anew when they are asked for.
            { Id: 'papers', Status: 'Enabled', Prefix: 'papers/', ExpirationInDays: 30 },
            // Offices' files hold people's data: they go as soon as they are written, at the latest then.
            { Id: 'imports', Status: 'Enabled', Prefix: 'imports/', ExpirationInDays: 7 },
            // Evidence is kept as long as a disciplinary case may still need it, and no longer (ADR 24).
            {
              Id: 'originals',
              Status: 'Enabled',
              Prefix: 'originals/',
              Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 90 }],
              ExpirationInDays: 1095,
            },
            // Copies made for one look, which lasts minutes (ADR 41).
            { Id: 'views', Status: 'Enabled', Prefix: 'views/', ExpirationInDays: 1 },
            { Id: 'opened', Status: 'Enabled', Prefix: 'originals/opened/', ExpirationInDays: 1 },
            {
              Id: 'unfinished',
              Status: 'Enabled',
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            },
          ],
        },
        NotificationConfiguration: {
          LambdaConfigurations: woken.map(({ name, triggers }) => ({
            Event: 's3:ObjectCreated:*',
            Function: arnOf(functionId(name)),
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: triggers.objectsUnder }] } },
          })),
        },
      },
    }),
    /** No original under another key. One without a word of encryption gets the bucket's: the tickets require the word. */
    MediaBucketPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: ref('MediaBucket'),
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:PutObject',
              Resource: sub(`${MEDIA_BUCKET_ARN}/originals/*`),
              // A part of a file, and its end, come without the word: a turned operator alone would deny them (ADR 67).
              Condition: {
                Null: { [KEY_ID]: 'false' },
                StringNotEquals: { [KEY_ID]: arnOf('OriginalsKey') },
              },
            },
          ],
        },
      },
    },
    /** How the reports' trails ended each night. Compliance mode: not even the account's root may delete one in its years. */
    AnchorBucket: kept({
      Type: 'AWS::S3::Bucket',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 10 } },
        },
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: NOT_PUBLIC,
      },
    }),
  };
};
