import { VillageCode } from '@shared/divisions';
import { Ulid } from '@shared/id';
import { Stars } from '@shared/reviews';
import * as z from '@shared/zod';
import { streamed } from '../platform/streamed';
import { ConditionsFailed, transact } from '../platform/transact';
import { oneMore } from './review';
import { addToScore, markRatingCounted, VILLAGE } from './score-store';

/** A rated answer of a village, as 举报 leaves it in the stream. What a town or the district answered is not the village's. */
const RatedAnswer = z.object({
  _et: z.literal('ReportEvent'),
  step: z.literal('rated'),
  eventId: Ulid,
  stars: Stars,
  handledByDivision: VillageCode,
});

/** Adds the rating of a village's answer to the village's score: once, however often the stream delivers it. */
export const handler = streamed('countRating', async ({ eventName, newImage }) => {
  const rated = z.safeParse(RatedAnswer, newImage);
  if (eventName !== 'INSERT' || !rated.success) return;
  const { eventId, stars, handledByDivision: villageCode } = rated.data;
  try {
    await transact(markRatingCounted(eventId, villageCode), addToScore(villageCode, VILLAGE, oneMore(stars)));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
  }
});
