import { NIUJIAO } from '../../../tests/support/people';

/** For tests: what a resident of 牛角村 has to report. */
export const LAMP = {
  villageCode: NIUJIAO,
  category: 'works' as const,
  description: '村口的路灯坏了三个月没人修',
  about: { kind: 'village' as const },
  mediaIds: [] as string[],
};
