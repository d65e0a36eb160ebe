import { arnOf, type Resources, STAGE_NAME, sub } from './cloudformation';
import type { Right } from './rights';

export const LOG_GROUP = 'FunctionsLogGroup';
/** Outside `/aws/`, which is Lambda's own. */
export const LOG_GROUP_NAME = `/${STAGE_NAME}/functions`;
const KEPT_DAYS = 30;

/** All functions write to one group, so that a line is counted whichever of them says it. */
export const logs: Resources = {
  [LOG_GROUP]: {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: LOG_GROUP_NAME, RetentionInDays: KEPT_DAYS },
  },
};

/**
 * A function writes under its own name alone. In a group that is shared Lambda calls a stream `2026/11/30/mingbaile-prod-reports[$LATEST]…`
 * (Lambda developer guide, "Configuring CloudWatch log groups").
 */
export const writesItsLog = (name: string): Right => ({
  statements: [
    { Effect: 'Allow', Action: ['logs:CreateLogStream'], Resource: arnOf(LOG_GROUP) },
    {
      Effect: 'Allow',
      Action: ['logs:PutLogEvents'],
      Resource: sub(
        `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${LOG_GROUP_NAME}:log-stream:*/${STAGE_NAME}-${name}[*`,
      ),
    },
  ],
});
