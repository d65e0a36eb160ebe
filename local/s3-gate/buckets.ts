import { resourcesOf, type LocalNames, type Template } from '../template';
import type { CorsRule } from './cors';

interface DeclaredBucket {
  /** `media` in `provider.s3`, or the logical id of a bucket among the resources. */
  key: string;
  logicalId: string;
  corsRules: CorsRule[] | undefined;
}

/** The template's buckets: those of `provider.s3`, which serverless names `S3Bucket<Key>`, and those among the resources. */
const bucketsOf = (template: Template): DeclaredBucket[] => [
  ...Object.entries(template.provider.s3 ?? {}).map(([key, bucket]) => ({
    key,
    logicalId: `S3Bucket${key[0]!.toUpperCase()}${key.slice(1)}`,
    corsRules: bucket.corsConfiguration?.CorsRules,
  })),
  ...resourcesOf(template, 'AWS::S3::Bucket').map(([id, properties]) => ({
    key: id,
    logicalId: id,
    corsRules: properties.CorsConfiguration?.CorsRules,
  })),
];

/** The local name of each bucket, by logical id: `S3BucketMedia` → `t1-media`. */
export const bucketNames = (template: Template, prefix: string): LocalNames =>
  Object.fromEntries(bucketsOf(template).map(({ key, logicalId }) => [logicalId, `${prefix}${key.toLowerCase()}`]));

/** The local names of the buckets with object lock. */
export const lockedBuckets = (template: Template, prefix: string): string[] =>
  resourcesOf(template, 'AWS::S3::Bucket').flatMap(([id, { ObjectLockEnabled }]) =>
    ObjectLockEnabled === true ? [`${prefix}${id.toLowerCase()}`] : [],
  );

/** The local name of the bucket an `s3` event names. */
export const bucketNamed = (key: string, prefix: string): string => `${prefix}${key.toLowerCase()}`;

/** The CORS rules of all buckets: locally they are few and alike. */
export const corsRulesOf = (template: Template): CorsRule[] =>
  bucketsOf(template).flatMap(({ corsRules }) => corsRules ?? []);
