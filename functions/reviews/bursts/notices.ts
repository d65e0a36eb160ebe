import { quarterOf } from '@shared/quarters';
import type { BurstNotice } from '@shared/reviews/reviews';
import { noonInChina } from '@shared/time';
import { weekOf } from '../review';
import { weightOf } from '../score';
import type { Burst } from './burst';

/** What everybody reads of bursts while their quarter counts: that one is held, or was left out and why. One that counts is as any other voices. */
export const burstNotices = (bursts: readonly Burst[] = [], present: string): BurstNotice[] =>
  bursts.flatMap(({ state, since, dueOn, until, reason }): BurstNotice[] => {
    const week = weekOf(noonInChina(since));
    if (state === 'open') return [{ state, week, dueOn }];
    return state === 'leftOut' && weightOf(quarterOf(until), present) > 0
      ? [{ state, week, ...(reason && { reason }) }]
      : [];
  });
