import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { startOfHour } from '@shared/time';
import { now } from '../../platform/clock';
import { refuseSimulators } from '../../platform/env';
import { derivedId } from '../../platform/id';
import { log } from '../../platform/log';
import { redeliveryIn } from '../../platform/redelivery';
import { changesIn, type StreamPart } from '../../platform/stream-records';
import { retryOnRace } from '../../platform/transact';
import { type DeadStep, givenUp } from './dead-step';
import { deadStepById, saveDeadStep } from './dead-step-store';
import { followedBy } from './followed';

const ACTION = 'keepDeadLetters';

/** What Lambda tells the queue of a batch that a function gave up: which part of which stream, and nothing of what it says. */
interface GivenUpBatch {
  requestContext: { functionArn: string };
  timestamp: string;
  DDBStreamBatchInfo: StreamPart;
}

type Letter = Pick<DeadStep, 'letterId' | 'consumer' | 'rowPk' | 'rowSk' | 'reason'>;

refuseSimulators();

/**
 * The queue of what the stream's consumers gave up: each change becomes a row that the admin sees and can put before its consumer
 * again. A batch told twice is one row; one that fails here stays in the queue, and the alarm on its depth tells.
 */
export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body } of Records) {
    try {
      for (const letter of await lettersOf(JSON.parse(body) as GivenUpBatch)) await keep(letter);
    } catch (error) {
      log('error', ACTION, error instanceof Error ? { error: error.name } : {});
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};

/** `arn:aws-cn:lambda:…:function:mingbaile-prod-tellAboutReport:$LATEST` → `tellAboutReport`. */
const consumerOf = (functionArn: string): string => functionArn.split(':')[6]?.split('-').at(-1) ?? '';

async function lettersOf({ requestContext, timestamp, DDBStreamBatchInfo: part }: GivenUpBatch): Promise<Letter[]> {
  const consumer = consumerOf(requestContext.functionArn);
  const letterIdOf = (source: string) =>
    derivedId(startOfHour(new Date(timestamp).toISOString()), `${consumer}|${source}`);
  const changes = await changesIn(part);
  if (!changes)
    return [{ letterId: letterIdOf(`${part.shardId}|${part.startSequenceNumber}`), consumer, reason: 'gone' }];
  return changes.flatMap(({ eventName, newImage }): Letter[] => {
    if (eventName !== 'INSERT' || !newImage) return [];
    const again = redeliveryIn(newImage);
    if (again) {
      const { letterId, rowPk, rowSk } = again;
      return again.consumer === consumer ? [{ letterId, consumer, rowPk, rowSk, reason: 'failed' }] : [];
    }
    if (!followedBy(consumer).includes(String(newImage._et))) return [];
    const [rowPk, rowSk] = [String(newImage.pk), String(newImage.sk)];
    return [{ letterId: letterIdOf(`${rowPk}|${rowSk}`), consumer, rowPk, rowSk, reason: 'failed' }];
  });
}

const keep = (letter: Letter): Promise<void> =>
  retryOnRace(async () => {
    const before = await deadStepById(letter.letterId);
    if (before?.state === 'dead') return;
    const step = givenUp(letter, before, startOfHour(now()));
    await saveDeadStep(step, before);
    log('error', 'giveUp', { subject: `deadStep#${step.letterId}`, code: step.reason });
  });
