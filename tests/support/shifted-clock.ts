/**
 * `CLOCK_DAYS=40 npx jest` runs the tests as they will run in forty days: what was true of the day a test was written is found
 * before that day is over. The local S3 and KMS keep the real clock and refuse what is signed then, so what needs them fails.
 */
const shift = Number(process.env.CLOCK_DAYS) * 86_400_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
} as DateConstructor;
