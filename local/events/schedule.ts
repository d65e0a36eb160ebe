interface Parts {
  minute: number;
  hour: number;
  dayOfMonth: number;
  month: number;
  dayOfWeek: number;
}

const MINUTES = { minute: 1, hour: 60, day: 1440 } as const;

/** How far a clock without summer time is before UTC, in milliseconds. */
const AHEAD_MS: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Shanghai': 8 * 3_600_000 };

/**
 * Whether `rate(…)` or `cron(…)` fires in the minute of `instant` (milliseconds), by cron's clock of a time zone. Years, the `L`, `W`,
 * `#` of AWS's cron and other time zones are not known here and are an error.
 */
export const firesAt = (expression: string, instant: number, timeZone: string): boolean => {
  const [, amount, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (unit) return Math.floor(instant / 60_000) % (Number(amount) * MINUTES[unit as keyof typeof MINUTES]) === 0;
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields?.trim().split(/\s+/) ?? [];
  if (!year) throw new Error(`"${expression}" is no schedule`);
  const ahead = AHEAD_MS[timeZone];
  if (ahead === undefined) throw new Error(`the time zone "${timeZone}" is not known here`);
  const parts = partsOf(new Date(instant + ahead));
  return (
    matches(minute!, parts.minute) &&
    matches(hour!, parts.hour) &&
    matches(dayOfMonth!, parts.dayOfMonth) &&
    matches(month!, parts.month) &&
    matches(dayOfWeek!, parts.dayOfWeek) &&
    year === '*'
  );
};

/** Whether it names the hours of a day, as the nights' jobs do. */
export const isOnceADay = (expression: string): boolean => /^cron\(\S+ \d/.test(expression);

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const partsOf = (instant: Date): Parts => ({
  minute: instant.getUTCMinutes(),
  hour: instant.getUTCHours(),
  dayOfMonth: instant.getUTCDate(),
  month: instant.getUTCMonth() + 1,
  dayOfWeek: instant.getUTCDay() + 1,
});

const matches = (field: string, value: number): boolean =>
  field.split(',').some((member) => {
    const [, range, every] = /^([^/]+)(?:\/(\d+))?$/.exec(member) ?? [];
    const step = Number(every ?? 1);
    if (range === '*' || range === '?') return value % step === 0;
    // `0/15` has no end: from 0, every 15.
    const [from, to = every ? Infinity : from] = (range ?? '')
      .split('-')
      .map((name) => (DAYS.includes(name) ? DAYS.indexOf(name) + 1 : Number(name)));
    if (from === undefined || Number.isNaN(from) || Number.isNaN(to))
      throw new Error(`cron: "${field}" is not known here`);
    return value >= from && value <= to! && (value - from) % step === 0;
  });
