import { setClock } from '../../functions/platform/clock';

let restore = () => {};

/** Gives the real clock back before the test's end. */
export function itIsNow(): void {
  restore();
  restore = () => {};
}
afterEach(itIsNow);

/** For tests: it is this instant, until the next or the test's end. With `ms`, each look at the clock is so much later. */
export function itIs(instant: string, ms = 0): void {
  itIsNow();
  let looks = 0;
  restore = setClock(() => new Date(Date.parse(instant) + ms * looks++));
}
