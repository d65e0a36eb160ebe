import { arnOf, functionId, logicalName, ref, type Resources, STAGE_NAME, sub } from './cloudformation';
import type { Lambda } from './lambda';
import { queue } from './rights';
import { roleOf } from './roles';

/** The county's clock. It has no summer time, so that each hour of a day comes once. */
const TIME_ZONE = 'Asia/Shanghai';
const SCHEDULER = 'scheduler.amazonaws.com';

const GROUP = 'ScheduleGroup';
const ROLE = 'SchedulerRole';
const HOUR_S = 3600;
/** What could not be begun in time is told of, and not begun. Another run comes soon where a rate begins it; what is done once a night waits longer. Age alone decides. */
const begunWithin = (every: string) => ({
  MaximumEventAgeInSeconds: every.startsWith('rate') ? HOUR_S : 6 * HOUR_S,
  MaximumRetryAttempts: 185,
});

/** The failed run lies in its queue as it was begun: without the name nobody would know whose it was. */
const inputOf = (name: string) =>
  JSON.stringify({ source: 'aws.scheduler', function: name, time: '<aws.scheduler.scheduled-time>' });

/** What the clock begins, and the one role that may begin exactly that. */
export const schedulesOf = (lambdas: readonly Lambda[]): Resources => {
  const scheduled = lambdas.flatMap(({ name, triggers: { every } }) => (every ? [{ name, every }] : []));
  return {
    /** Its metrics are those of this stage's schedules, and its role is for no schedule outside. */
    [GROUP]: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: STAGE_NAME } },
    [ROLE]: roleOf(
      SCHEDULER,
      'begin',
      [
        {
          Effect: 'Allow',
          Action: ['lambda:InvokeFunction'],
          Resource: scheduled.map(({ name }) => arnOf(functionId(name))),
        },
        ...queue('FailedRuns').send().statements,
      ],
      {
        trust: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnEquals: {
            'aws:SourceArn': sub(
              `arn:\${AWS::Partition}:scheduler:\${AWS::Region}:\${AWS::AccountId}:schedule-group/${STAGE_NAME}`,
            ),
          },
        },
      },
    ),
    ...Object.fromEntries(
      scheduled.map(({ name, every }) => [
        `${logicalName(name)}Schedule`,
        {
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            Name: name,
            GroupName: ref(GROUP),
            ScheduleExpression: every,
            ScheduleExpressionTimezone: TIME_ZONE,
            FlexibleTimeWindow: { Mode: 'OFF' },
            Target: {
              Arn: arnOf(functionId(name)),
              RoleArn: arnOf(ROLE),
              Input: inputOf(name),
              RetryPolicy: begunWithin(every),
              DeadLetterConfig: { Arn: arnOf('FailedRuns') },
            },
          },
        },
      ]),
    ),
  };
};
