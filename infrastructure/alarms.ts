import { attributeOf, logicalName, ref, type Resource, type Resources } from './cloudformation';

const alarm = (description: string, properties: object): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmDescription: description,
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: [ref('Alarms')],
    ...properties,
  },
});

/** Something lies in a queue. */
const waiting = (description: string, queue: string, properties: object) =>
  alarm(description, {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: attributeOf(queue, 'QueueName') }],
    ...properties,
  });

const NAMESPACE = '${self:service}/${sls:stage}';
const GIVEN_UP = { Namespace: NAMESPACE, MetricName: 'GivenUp' };

/** The lines in which a function says that it gave something up. */
const givenUpBy = (lambda: string): Resource => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    LogGroupName: ref(`${logicalName(lambda)}LogGroup`),
    FilterPattern: '{ $.event = "giveUp" }',
    MetricTransformations: [{ MetricNamespace: NAMESPACE, MetricName: GIVEN_UP.MetricName, MetricValue: '1' }],
  },
});

export const alarms: Resources = {
  /** Whom to tell when something does not get through: subscribe the admin's address (docs/deploy.md). */
  Alarms: { Type: 'AWS::SNS::Topic' },
  MediaLostWait: waiting(
    "Storage or tables could not be reached for an original's processing, for hours",
    'MediaLost',
    { Statistic: 'Maximum' },
  ),
  /** The function that empties the queue does not. */
  DeadLettersWait: waiting('Dead letters of the stream lie in the queue for a quarter of an hour', 'DeadLetters', {
    Statistic: 'Minimum',
    EvaluationPeriods: 3,
  }),
  RemindersGivenUp: givenUpBy('sendOutgoing'),
  StepsGivenUp: givenUpBy('keepDeadLetters'),
  /** A row was made for the admin: a reminder or a step was given up. */
  SomethingGivenUp: alarm("A reminder or a step was given up; the admin's page 没送到的 says which and why", {
    ...GIVEN_UP,
    Statistic: 'Sum',
  }),
};
