import { now } from '../../platform/clock';
import { inParallel } from '../../platform/in-parallel';
import { log } from '../../platform/log';
import { rewriteObject } from '../../platform/media-bucket';
import { draftFilesOfLastDays } from './last-days';
import type { Media } from '../media';

const AT_ONCE = 8;

/** Every night: writes the copies of the last days anew, so that of none storage says any more when it was made. */
export async function rewriteCopies(): Promise<void> {
  let count = 0;
  for await (const media of draftFilesOfLastDays(now()))
    await inParallel(media.flatMap(copiesOf), AT_ONCE, async ({ key, type }) => {
      if ((await rewriteObject(key, type)) !== undefined) count += 1;
    });
  log('info', 'rewriteCopies', { count });
}

const copiesOf = ({ copyKey, copyType, posterKey }: Media) => [
  ...(copyKey ? [{ key: copyKey, type: copyType ?? 'image/jpeg' }] : []),
  ...(posterKey ? [{ key: posterKey, type: 'image/jpeg' }] : []),
];
