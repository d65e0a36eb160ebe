import type { FailReason } from './media';

/** A file that no copy can be made of, so that nothing of it is shown. Trying again would end the same. */
export class Unshowable extends Error {
  constructor(readonly reason: FailReason) {
    super(reason);
    this.name = 'Unshowable';
  }
}
