import { diffArrays } from 'diff';

export interface Part {
  words: string;
  change?: 'added' | 'removed';
}

/** A text sentence by sentence: what a reader takes in at once, where a letter by letter comparison is confetti. */
const sentencesOf = (text: string): string[] => text.match(/[^。！？；\n]+[。！？；]?|\n+/g) ?? [];

/** What was taken out of a text and what was put in, in reading order. */
export const differenceOf = (before: string, after: string): Part[] =>
  diffArrays(sentencesOf(before), sentencesOf(after)).map(({ value, added, removed }) => ({
    words: value.join(''),
    ...(added && { change: 'added' as const }),
    ...(removed && { change: 'removed' as const }),
  }));
