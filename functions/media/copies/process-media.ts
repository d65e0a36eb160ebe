import type { S3Event, ScheduledEvent, SQSEvent } from 'aws-lambda';
import { log } from '../../platform/log';
import { objectAt } from '../../platform/storage';
import { makeCopy } from './make-copy';
import { makePoster } from './make-poster';
import { arrivalOf } from '../media';
import { findMedia, giveBackAttempt, type Outcome, saveOutcome, startAttempt } from '../media-store';
import { rewriteCopies } from './rewrite-copies';
import { checkAgain, refuseReplaced } from '../redaction/refuse-replaced';
import { Unshowable } from './unshowable';

/** How often a file may kill the function before it is given up: as often as Lambda tries an event by itself. */
const MAX_ATTEMPTS = 3;

/**
 * A Lambda of its own, woken when an original arrives: makes the copy that people see. What fails is not shown at all. An event
 * that Lambda gave up comes again by a queue, a minute later. At night the clock wakes it to write the copies anew.
 */
export const handler = async (event: S3Event | SQSEvent | ScheduledEvent): Promise<void> => {
  if (!('Records' in event)) return rewriteCopies();
  for (const record of event.Records)
    if ('s3' in record) await processArrival(record.s3.object.key);
    else await handler(givenUp(record.body));
};

/** The event that failed. Until ADR 112 it lay in `requestPayload`, and the queue keeps such a message for four days. */
function givenUp(body: string): S3Event | ScheduledEvent {
  const message = JSON.parse(body) as (S3Event | ScheduledEvent) & { requestPayload?: S3Event | ScheduledEvent };
  return message.requestPayload ?? message;
}

async function processArrival(key: string): Promise<void> {
  const arrival = arrivalOf(decodeURIComponent(key.replaceAll('+', ' ')));
  if (arrival?.what === 'original') await processMedia(arrival.mediaId);
  if (arrival?.what === 'poster') await makePoster(arrival.mediaId);
}

/**
 * Makes the copy of an original, once: the same event may come twice, two at a time or late, and ends in the same rows and
 * objects. A file that kills the function `MAX_ATTEMPTS` times ends as `tooHeavy`.
 * @throws when S3 or DynamoDB cannot be reached: Lambda then tries again, and the attempt does not count.
 */
export async function processMedia(mediaId: string): Promise<void> {
  const media = await findMedia(mediaId);
  if (!media) return;
  const object = await objectAt(media.originalKey);
  if (media.state === 'ready' || media.state === 'failed') {
    // The event of another object: the ticket was used again.
    if (media.eTag && object && object.eTag !== media.eTag && !media.redactionOf) await checkAgain(media);
    return;
  }
  // Swept meanwhile, or the event of another bucket: when the file comes, so does its event.
  if (!object) return log('warn', 'processMedia', { subject: `media#${mediaId}`, code: 'noOriginal' });
  const attempt = await startAttempt(mediaId);
  if (attempt === undefined) return;
  const outcome = await outcomeOf(async () => {
    if (attempt > MAX_ATTEMPTS) throw new Unshowable('tooHeavy');
    return makeCopy(media, object.bytes);
  }).catch(async (error: unknown) => {
    await giveBackAttempt(mediaId);
    throw error;
  });
  if (outcome.state === 'failed' && outcome.reason === 'replaced' && !media.redactionOf) await refuseReplaced(mediaId);
  await saveOutcome(mediaId, outcome);
  log('info', 'processMedia', {
    subject: `media#${mediaId}`,
    code: outcome.state === 'failed' ? outcome.reason : outcome.state,
  });
}

const outcomeOf = (make: () => Promise<Outcome>): Promise<Outcome> =>
  make().catch((error: unknown) => {
    if (error instanceof Unshowable) return { state: 'failed', reason: error.reason };
    throw error;
  });
