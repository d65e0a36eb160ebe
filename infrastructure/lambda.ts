import {
  arnOf,
  attributeOf,
  functionId,
  ifElse,
  logicalName,
  type Resources,
  roleId,
  roleName,
  sub,
  type Text,
} from './cloudformation';
import { LOG_GROUP, LOG_GROUP_NAME, writesItsLog } from './logs';
import { MEDIA_BUCKET_ARN } from './names';
import { civic, ledger, LEDGER_STAYS, queue, type Right, type Statement } from './rights';
import { roleOf } from './roles';

/** Rows of a table's stream that a function is given as they are written. */
export interface RowsWritten {
  /** Civic's where nothing is said. What is given up of the Ledger's stream goes to `FailedRuns`: the night reads the rows anyway. */
  of?: 'LedgerTable';
  entities: readonly string[];
  batchSize: number;
  /** Rows that are written over, too; new ones alone where it is left out. */
  andChanged?: true;
}

/** What wakes a function. */
export interface Triggers {
  /** The routes of a feature, as `shared/routes.ts` lists them. */
  routesOf?: string;
  /** `rate(1 minute)`, `cron(20 0 * * ? *)`: the county's clock. */
  every?: string;
  rowsWritten?: RowsWritten;
  /** Objects of the media bucket that are created under this prefix. */
  objectsUnder?: string;
  /** Messages of a queue. */
  queue?: { logicalId: string; batchSize: number; partial?: true };
}

export interface Lambda {
  /** camelCase: the name of the function in AWS, in logs and in dead letters. */
  name: string;
  /** `functions/reports/index.handler`. */
  handler: string;
  triggers: Triggers;
  rights: readonly Right[];
  /** Environment besides what the rights bring. */
  environment?: Record<string, Text>;
  /** Seconds; API Gateway waits 30 at most. */
  timeout?: number;
  /** MB. */
  memory?: number;
  /** MB of `/tmp`. */
  disk?: number;
  /** How many run at once at most, where the account's limit leaves room for it (`--param reserveConcurrency=yes`). */
  atOnce?: number;
  /** Files beside the bundle. */
  files?: readonly string[];
  /** Its failure is acted on at once, or the same day: it has an alarm of its own, not one with the feature's other work. */
  actedOnAlone?: true;
  /** The queue that gets what was tried three times; `FailedRuns` where nothing is said. */
  failuresTo?: string;
}

const TIMEOUT_SECONDS = 10;
const MEMORY_MB = 512;
/** A change of Civic is tried so often before it becomes a dead letter. */
const STREAM_RETRIES = 8;

/** Declares a function beside its code. */
export const defineLambda = (lambda: Lambda): Lambda => lambda;

/** `functions/reports/telling/…` → `reports`: the feature in whose folder a function stands. */
export const featureOf = ({ handler }: Lambda): string => handler.split('/')[1]!;

const ENVIRONMENT_KEY = 'EnvironmentKey';
/** A function opens its own environment as it starts; the grant that Lambda makes is lost with a role that is made anew. */
const OPENS_ITS_ENVIRONMENT: Right = {
  statements: [{ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: arnOf(ENVIRONMENT_KEY) }],
};

/** What every function is told: WeChat's templates for reminders (订阅消息) and what SMS is for, nothing unless the district says so. */
const COMMON_ENVIRONMENT = {
  STAGE: '${sls:stage}',
  CODE_VERSION: '${file(infrastructure/serverless.cjs):version}',
  AWS_NODEJS_CONNECTION_REUSE_ENABLED: '1',
  PROGRESS_TEMPLATE: "${param:progressTemplate, ''}",
  WORK_TEMPLATE: "${param:workTemplate, ''}",
  SMS_USES: "${param:smsUses, ''}",
};

/** A function as serverless takes it; `local/` runs the same. */
export interface FunctionDefinition {
  handler: string;
  role: string;
  timeout: number;
  memorySize: number;
  /** What the environment is encrypted under. */
  kmsKeyArn: Text;
  environment: Record<string, Text>;
  events: Record<string, unknown>[];
  [more: string]: unknown;
}

const rowPattern = (image: object, andChanged?: true) => ({
  eventName: ['INSERT', ...(andChanged ? ['MODIFY'] : [])],
  dynamodb: { NewImage: image },
});

const givenUpTo = ({ of }: RowsWritten) => (of ? 'FailedRuns' : 'DeadLetters');

function eventsOf({ name, triggers: { rowsWritten, queue: messages } }: Lambda): Record<string, unknown>[] {
  return [
    ...(rowsWritten
      ? [
          {
            stream: {
              type: 'dynamodb',
              arn: attributeOf(rowsWritten.of ?? 'CivicTable', 'StreamArn'),
              batchSize: rowsWritten.batchSize,
              startingPosition: 'TRIM_HORIZON',
              functionResponseType: 'ReportBatchItemFailures',
              bisectBatchOnFunctionError: true,
              maximumRetryAttempts: STREAM_RETRIES,
              filterPatterns: [
                rowPattern({ _et: { S: rowsWritten.entities } }, rowsWritten.andChanged),
                ...(rowsWritten.of ? [] : [rowPattern({ _et: { S: ['Redelivery'] }, consumer: { S: [name] } })]),
              ],
              destinations: { onFailure: { arn: arnOf(givenUpTo(rowsWritten)), type: 'sqs' } },
            },
          },
        ]
      : []),
    ...(messages
      ? [
          {
            sqs: {
              arn: arnOf(messages.logicalId),
              batchSize: messages.batchSize,
              ...(messages.partial && { functionResponseType: 'ReportBatchItemFailures' }),
            },
          },
        ]
      : []),
  ];
}

/** Where a run goes that failed three times: one that the clock or an object began has nobody else who would know. */
const failuresOf = ({ triggers: { every, objectsUnder }, failuresTo }: Lambda): string | undefined =>
  failuresTo ?? (every || objectsUnder ? 'FailedRuns' : undefined);

/** What a function needs for its triggers: to follow the stream, to empty its queue, to leave behind what failed. */
const triggerRights = (lambda: Lambda): Right[] => {
  const { rowsWritten, queue: messages } = lambda.triggers;
  const failures = failuresOf(lambda);
  return [
    ...(rowsWritten ? [rowsWritten.of ? ledger.follow() : civic.follow(), queue(givenUpTo(rowsWritten)).send()] : []),
    ...(messages ? [queue(messages.logicalId).receive()] : []),
    ...(failures ? [queue(failures).send()] : []),
  ];
};

export const functionOf = (lambda: Lambda): FunctionDefinition => {
  const { name, handler, timeout, memory, disk, files } = lambda;
  const failures = failuresOf(lambda);
  return {
    handler,
    role: roleId(name),
    timeout: timeout ?? TIMEOUT_SECONDS,
    memorySize: memory ?? MEMORY_MB,
    kmsKeyArn: arnOf(ENVIRONMENT_KEY),
    // serverless would make a group for each function.
    disableLogs: true,
    logs: { logGroup: LOG_GROUP_NAME },
    dependsOn: [LOG_GROUP],
    ...(disk && { ephemeralStorageSize: disk }),
    ...(files && { package: { patterns: files } }),
    // Lambda tries twice more by itself. A destination would be a resource more a function, and say the error in the message.
    ...(failures && { onError: arnOf(failures) }),
    environment: Object.assign(
      { ...COMMON_ENVIRONMENT },
      ...lambda.rights.map(({ environment }) => environment),
      lambda.environment,
    ) as Record<string, Text>,
    events: eventsOf(lambda),
  };
};

/** What serverless cannot say of a function: a new account may run ten at once, and refuses a template that reserves any. */
export const extensionOf = ({ name, atOnce }: Lambda): Record<string, { Properties: object }> =>
  atOnce
    ? { [functionId(name)]: { Properties: { ReservedConcurrentExecutions: ifElse('ReservesConcurrency', atOnce) } } }
    : {};

/** Statements on the same things under the same conditions are one, with all their actions. */
export function mergedStatements(statements: readonly Statement[]): Statement[] {
  const byTarget = new Map<string, Statement>();
  for (const statement of statements) {
    const { Action, ...target } = statement;
    const key = JSON.stringify(target);
    const known = byTarget.get(key);
    byTarget.set(key, { ...statement, Action: [...new Set([...(known?.Action ?? []), ...Action])] });
  }
  return [...byTarget.values()];
}

export const statementsOf = (lambda: Lambda): Statement[] => {
  const statements = [
    ...lambda.rights,
    ...triggerRights(lambda),
    OPENS_ITS_ENVIRONMENT,
    writesItsLog(lambda.name),
  ].flatMap((right) => right.statements);
  const touchesLedger = JSON.stringify(statements).includes('LedgerTable');
  const saysItself = statements.some(
    ({ Effect, Resource }) => Effect === 'Deny' && JSON.stringify(Resource).includes('LedgerTable'),
  );
  return mergedStatements([...statements, ...(touchesLedger && !saysItself ? LEDGER_STAYS : [])]);
};

export const bucketPermissionId = (name: string) => `${logicalName(name)}LambdaPermissionMediaBucket`;

const managed = (policy: string) => sub(`arn:\${AWS::Partition}:iam::aws:policy/${policy}`);

/** The function's role, and the permission of the bucket that wakes it: S3 has no role of its own to take on. */
export const resourcesOfLambda = (lambda: Lambda): Resources => {
  const { name, triggers } = lambda;
  return {
    [roleId(name)]: roleOf('lambda.amazonaws.com', name, statementsOf(lambda), {
      RoleName: roleName(name),
      ManagedPolicyArns: [ifElse('Traces', managed('AWSXRayDaemonWriteAccess'))],
    }),
    ...(triggers.objectsUnder && {
      [bucketPermissionId(name)]: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: arnOf(functionId(name)),
          Action: 'lambda:InvokeFunction',
          Principal: 's3.amazonaws.com',
          SourceArn: sub(MEDIA_BUCKET_ARN),
          SourceAccount: { Ref: 'AWS::AccountId' },
        },
      },
    }),
  };
};
