import * as z from '../zod';

/** A place left to be filled in: a line (`____`, `＿＿`) or a name in braces that nothing stood for (`{日期}`). */
const BLANK = /_{2,}|＿+|\{[^{}]{1,12}\}/u;

export const hasBlank = (text: string): boolean => BLANK.test(text);

/** Words that are sent to a person must be whole: a ready text whose blanks were not filled in is refused. */
export const filledIn = () => z.refine<string>((text) => !hasBlank(text), '还有空没填（____ 或 { }），填好再发');
