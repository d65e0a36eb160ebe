import { STAGE_NAME } from './cloudformation';

/** A bucket's name is unique in the world. The suffix has no default: a forgotten one would name another bucket. */
export const MEDIA_BUCKET_NAME = `${STAGE_NAME}-media-\${param:bucketSuffix}`;
/** The bucket by its name: its notifications name functions, whose roles name the bucket, and CloudFormation refuses a circle. */
export const MEDIA_BUCKET_ARN = `arn:\${AWS::Partition}:s3:::${MEDIA_BUCKET_NAME}`;
