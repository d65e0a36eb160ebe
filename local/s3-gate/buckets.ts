import type { Service } from '../../infrastructure/service';
import { resourcesOf, type LocalNames } from '../service';
import type { CorsRule } from './cors';

/** The local name of each bucket, by logical id: `MediaBucket` → `t1-mediabucket`. */
export const bucketNames = (service: Service, prefix: string): LocalNames =>
  Object.fromEntries(resourcesOf(service, 'AWS::S3::Bucket').map(([id]) => [id, `${prefix}${id.toLowerCase()}`]));

/** The local names of the buckets with object lock. */
export const lockedBuckets = (service: Service, prefix: string): string[] =>
  resourcesOf(service, 'AWS::S3::Bucket').flatMap(([id, { ObjectLockEnabled }]) =>
    ObjectLockEnabled === true ? [`${prefix}${id.toLowerCase()}`] : [],
  );

/** The CORS rules of all buckets: locally they are few and alike. */
export const corsRulesOf = (service: Service): CorsRule[] =>
  resourcesOf(service, 'AWS::S3::Bucket').flatMap(([, { CorsConfiguration }]) => CorsConfiguration?.CorsRules ?? []);
