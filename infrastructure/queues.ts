import { arnOf, type Resources } from './cloudformation';

const FOURTEEN_DAYS_S = 1_209_600;
const FOUR_DAYS_S = 345_600;

export const queues: Resources = {
  /** What the stream's consumers gave up; a function makes rows of it for the admin. */
  DeadLetters: {
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: FOURTEEN_DAYS_S, VisibilityTimeout: 180, SqsManagedSseEnabled: true },
  },
  /** Originals whose processing Lambda gave up: again a minute later, ten times, then among the lost. */
  MediaRetries: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      DelaySeconds: 60,
      VisibilityTimeout: 720,
      MessageRetentionPeriod: FOUR_DAYS_S,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: arnOf('MediaLost'), maxReceiveCount: 10 },
    },
  },
  /** Runs that the clock or an object began and that failed three times: what was to be done, for whoever looks. */
  FailedRuns: {
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: FOURTEEN_DAYS_S, SqsManagedSseEnabled: true },
  },
  MediaLost: {
    Type: 'AWS::SQS::Queue',
    Properties: { MessageRetentionPeriod: FOURTEEN_DAYS_S, SqsManagedSseEnabled: true },
  },
};
