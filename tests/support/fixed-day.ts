/**
 * When the browser tests and the walk of the WeChat build begin: a Friday morning in the middle of a month, so that no night's job and no
 * month's end comes while they run. Time goes on from there.
 */
export const BEGUN = '2026-11-20T10:00:00+08:00';

/** Worked out by the process that begins; those that it starts inherit it. */
process.env.CLOCK_SHIFT_MS ??= String(Date.parse(BEGUN) - Date.now());
