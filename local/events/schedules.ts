import { functionId } from '../../infrastructure/cloudformation';
import type { Service } from '../../infrastructure/service';
import { refusalOf, schedulerOf } from '../iam/service-roles';
import { logicalIdOf, resourcesOf } from '../service';

export interface Schedule {
  /** The function that it begins. */
  name: string;
  expression: string;
  timeZone: string;
  /** The event as JSON, with Scheduler's words in it. */
  input: string;
  /** Why Scheduler may not begin it. */
  refusal: string | undefined;
}

/** DynamoDB Local keeps no backups and refuses to tell of them. */
const NOT_HERE: readonly string[] = ['checkBackups'];

interface Target {
  Arn: unknown;
  RoleArn: unknown;
  Input: string;
}

/** All of them, none, or those that come back within the hour. */
export type Schedules = boolean | 'withoutNights';

/** What EventBridge Scheduler would begin of the service, and where it would be refused. */
export const schedulesOf = (service: Service): Schedule[] => {
  const nameOf = new Map(Object.keys(service.functions).map((name) => [functionId(name), name]));
  return resourcesOf(service, 'AWS::Scheduler::Schedule').flatMap(([, properties]) => {
    const { Arn, RoleArn, Input } = properties.Target as Target;
    const id = logicalIdOf(Arn) ?? '';
    const name = nameOf.get(id);
    if (!name || NOT_HERE.includes(name)) return [];
    const schedule = {
      name,
      expression: String(properties.ScheduleExpression),
      timeZone: String(properties.ScheduleExpressionTimezone ?? 'UTC'),
      input: Input,
      refusal: refusalOf(service.resources, RoleArn, schedulerOf(service.resources, properties.GroupName), id),
    };
    return [schedule];
  });
};
