import { dayInChina, daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import { newId } from '../../platform/id';
import { transact } from '../../platform/transact';
import { putBurst } from '../bursts/burst-store';
import { partitionOf, type Subject } from '../review-store';
import { putCountedVoice, ScoreEntity, scoreRow } from '../score-store';
import { EMPTY_TALLY } from '../tally';

/** For tests and measurements: a burst of the day around an instant that waits for the district, with a voice of each of these. */
export async function holdBurst(subject: Subject, at: string, voices: readonly string[]): Promise<{ burstId: string }> {
  const { villageCode, subjectKind, subjectId } = subject;
  const burstId = newId(at);
  const days = { since: dayInChina(at), dueOn: dayInChina(daysAfter(at, 7)) };
  const held = { burstId, from: daysAfter(at, -1), until: daysAfter(at, 1), state: 'open' as const, ...days };
  await writeRow(ScoreEntity, scoreRow(subject, EMPTY_TALLY, 1, [held]));
  const partition = partitionOf(subject);
  await transact(
    putBurst(
      {
        ...{ burstId, villageCode, subjectKind, subjectId, ...days, state: 'open', version: 1 },
        signs: ['oneDirection'],
      },
      undefined,
    ),
    ...voices.map((voice) =>
      putCountedVoice({ partition, voice, firstAt: at, at, given: 1, stars: 1, version: 1 }, undefined),
    ),
  );
  return { burstId };
}
