import type { MediaFailure } from '@shared/media/media';

/** A file that no copy can be made of, so that nothing of it is shown. Trying again would end the same. */
export class Unshowable extends Error {
  constructor(readonly reason: MediaFailure) {
    super(reason);
    this.name = 'Unshowable';
  }
}
