/** A piece is said at once: short enough for the plugin (1,000 bytes) and for Chrome, which falls silent after 15 seconds. */
const LONGEST = 80;

const SENTENCE = /[^。！？；!?;\n]+[。！？；!?;]*/g;
const CLAUSE = /[^，、,：:]+[，、,：:]*/g;

const hasWords = (text: string): boolean => /[\u4e00-\u9fffA-Za-z0-9]/.test(text);

/** Puts short clauses together again, as many as fit. */
function packed(clauses: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const clause of clauses) {
    const last = pieces[pieces.length - 1];
    if (last !== undefined && last.length + clause.length <= LONGEST) pieces[pieces.length - 1] = last + clause;
    else pieces.push(clause);
  }
  return pieces.flatMap((piece) => {
    const letters = [...piece];
    return Array.from({ length: Math.ceil(letters.length / LONGEST) }, (_, part) =>
      letters.slice(part * LONGEST, (part + 1) * LONGEST).join(''),
    );
  });
}

/** A text as the sentences that are read one after the other; a long one in parts, cut where one breathes. */
export const sentencesOf = (text: string): string[] =>
  (text.match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter(hasWords)
    .flatMap((sentence) => (sentence.length <= LONGEST ? [sentence] : packed(sentence.match(CLAUSE) ?? [sentence])));

const digits = (number: string): string => [...number].join(' ');

/** What stands before a number to dial. */
const DIALLED = /(打|拨|电话|热线|举报|投诉|监督|援助|咨询)([^\d，。；]{0,6})(\d{3,12})(?!\d)/g;

/**
 * As it is said aloud: 〔2016〕26号 → 2016年26号, ¥3,600.00 → 3600元, 2026-11-16 → 2026年11月16日, hotlines digit by digit.
 * (No look-behind in these: phones of 2021 do not know it, and a page with one does not open at all.)
 */
export const spoken = (sentence: string): string =>
  sentence
    .replace(/[〔[（(](\d{4})[〕\]）)]\s*(第?)(\d+)\s*号/g, '$1年$2$3号')
    .replace(/(\d{4})-(\d{1,2})-(\d{1,2})/g, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`)
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[¥￥]\s*(\d+)(?:\.(\d+))?/g, (_, whole: string, cents = '') =>
      /[1-9]/.test(cents) ? `${whole}.${cents.replace(/0+$/, '')}元` : `${whole}元`,
    )
    // A sum or a year is not said so.
    .replace(DIALLED, (_, before: string, between: string, number: string) => before + between + digits(number))
    .replace(/\d{7,}/g, digits)
    .replace(/[“”‘’《》「」]/g, '')
    .replace(/[·—/|]+/g, '，')
    .trim();
