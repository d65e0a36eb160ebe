import { S3Client } from '@aws-sdk/client-s3';
import { env } from './env';

let made: S3Client | undefined;
/** Made at the first use: most Lambdas never touch a bucket. s3rver, which `npm start` stores with, knows no CRC trailers. */
export const s3 = (): S3Client =>
  (made ??= new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(env.s3Endpoint && { endpoint: env.s3Endpoint, forcePathStyle: true }),
  }));
