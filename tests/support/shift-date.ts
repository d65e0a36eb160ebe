/**
 * Sets the Date of a realm ahead, or back, by so many milliseconds: time goes on from there, and timers stay as they are. A browser runs
 * its source, so it knows nothing from outside.
 */
export function shiftDate(shift: number): void {
  if (!Number.isFinite(shift)) throw new Error(`the clock is shifted by a number of milliseconds, not by ${shift}`);
  const RealDate = Date;
  const realNow = RealDate.now;
  RealDate.now = () => realNow() + shift;
  globalThis.Date = new Proxy(RealDate, {
    // Methods: tsx gives functions their names by a helper that a browser's page has not.
    apply() {
      return new RealDate(RealDate.now()).toString();
    },
    construct(_real, given, asked) {
      return Reflect.construct(RealDate, given.length > 0 ? given : [RealDate.now()], asked) as object;
    },
  });
  RealDate.prototype.constructor = Date;
}
