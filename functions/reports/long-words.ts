import type { Report, ReportEvent } from './report';

/** The texts of a report that may be long, each brought by an event. */
export const LONG_WORDS = ['description', 'answer', 'refusal'] as const;
export type LongWords = (typeof LONG_WORDS)[number];

/** Letters of such a text that a report's row holds: more than any list shows of it. */
export const OPENING_LETTERS = 200;

const opening = (text: string): string => [...text].slice(0, OPENING_LETTERS).join('');
const isLong = (text: string | undefined): boolean => text !== undefined && opening(text) !== text;

/** Which text an event brings. */
const BRINGS: Partial<Record<ReportEvent['step'], LongWords>> = {
  submitted: 'description',
  answered: 'answer',
  refused: 'refusal',
  setAside: 'refusal',
};

const textOf = (report: Report, which: LongWords): string | undefined =>
  which === 'description' ? report.description : report[which]?.text;

const textIn = ({ words, text }: ReportEvent, which: LongWords): string | undefined =>
  which === 'description' ? words : text;

function withText(report: Report, which: LongWords, text: string): Report {
  switch (which) {
    case 'description':
      return { ...report, description: text };
    case 'answer':
      return { ...report, answer: report.answer && { ...report.answer, text } };
    case 'refusal':
      return { ...report, refusal: report.refusal && { ...report.refusal, text } };
  }
}

/**
 * A report and the event that goes with it, as they are to be written: a long text that the event brings lies whole in the event, which is
 * written once. The report's row is written at each step, twice in a transaction and once in each of its lists.
 */
export function parted(report: Report, event: ReportEvent): { report: Report; event: ReportEvent } {
  const which = BRINGS[event.step];
  if (!which) return { report, event };
  const rest = (report.elsewhere ?? []).filter((one) => one !== which);
  const text = textOf(report, which);
  const told = which === 'description' ? { ...event, words: text } : event;
  if (!isLong(text) || textIn(told, which) !== text)
    return { report: { ...report, elsewhere: rest.length > 0 ? rest : undefined }, event };
  return { report: { ...report, elsewhere: [...rest, which] }, event: told };
}

/** What the row holds of a report: the opening of each text that lies in an event. */
export const withOpenings = (report: Report): Report =>
  (report.elsewhere ?? []).reduce((row, which) => {
    const text = textOf(row, which);
    return text === undefined ? row : withText(row, which, opening(text));
  }, report);

/** A report as it was read, with its texts whole again: those of which its row holds the beginning. */
export const madeWhole = (report: Report, events: readonly ReportEvent[]): Report =>
  LONG_WORDS.reduce((whole, which) => {
    const brought = events.findLast((event) => BRINGS[event.step] === which);
    const text = brought && textIn(brought, which);
    const begun = textOf(whole, which);
    return text === undefined || begun === undefined || !text.startsWith(begun) ? whole : withText(whole, which, text);
  }, report);
