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

/** The lines in which a function says that something happened. */
const linesOf = (lambda: string, event: string, metric: string): Resource => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    LogGroupName: ref(`${logicalName(lambda)}LogGroup`),
    FilterPattern: `{ $.event = "${event}" }`,
    MetricTransformations: [{ MetricNamespace: NAMESPACE, MetricName: metric, MetricValue: '1' }],
  },
});
/** It was said once in five minutes. */
const said = (description: string, metric: string) =>
  alarm(description, { Namespace: NAMESPACE, MetricName: metric, Statistic: 'Sum' });

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
  RemindersGivenUp: linesOf('sendOutgoing', 'giveUp', 'GivenUp'),
  StepsGivenUp: linesOf('keepDeadLetters', 'giveUp', 'GivenUp'),
  /** A row was made for the admin: a reminder or a step was given up. */
  SomethingGivenUp: said("A reminder or a step was given up; the admin's page 没送到的 says which and why", 'GivenUp'),
  HeldReviewsLate: linesOf('watchHeldReviews', 'heldReviewsWait', 'HeldReviewsWait'),
  /** Nobody looks at a queue of held words (待审留言): the line says of which office. */
  HeldReviewsWait: said(
    'Words of residents wait for an office for more than a day; the log says which',
    'HeldReviewsWait',
  ),
  ReplacedWhenProcessed: linesOf('processMedia', 'mediaReplaced', 'MediaReplaced'),
  ReplacedWhenOpened: linesOf('evidence', 'mediaReplaced', 'MediaReplaced'),
  /** Another file was put in the place of one that was sent, and refused (ADR 42). */
  SomeFileReplaced: said(
    'Another file was put in the place of one that was sent; the trail says of which, and the report shows it',
    'MediaReplaced',
  ),
};
