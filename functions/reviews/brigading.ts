/** Signs that voices were ordered rather than given, as data: a rule that is changed here has its test beside it. */
export const BRIGADING = {
  sameText: {
    /** Letters of the shorter text: of shorter ones (“办事很快”) many are alike by themselves. */
    leastLetters: 12,
    /** How much of their runs of four letters two texts share (Jaccard). */
    leastShare: 0.8,
    /** With how many alike, the new one among them, it goes to a person. */
    fromTexts: 3,
    /** Among how many of the newest it is looked for. */
    lookBack: 60,
  },
  /** Voices on one subject that come all at once. */
  burst: {
    /** In one day. */
    leastVoices: 10,
    /** So many times what the subject's own days bring. */
    timesItsPace: 5,
    /** A pace is taken of so many days before, and there is none of fewer than the second. */
    paceDays: 90,
    leastPaceDays: 14,
    /** The share of 满意 and better, or of 不满意 and worse. */
    oneDirection: 0.9,
    /** An account is new for so many days, and many of them are more than this share. */
    newForDays: 7,
    newlyBound: 0.4,
    /** What comes in the day after it is noticed belongs to it. */
    hoursAfter: 24,
  },
} as const;

/** A text as it is compared: letters and digits alone, whatever their width or case. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z\u3400-\u9fff]/g, '');

const RUN = 4;
function runsOf(letters: string): Set<string> {
  const runs = new Set<string>();
  for (let from = 0; from + RUN <= letters.length; from += 1) runs.add(letters.slice(from, from + RUN));
  return runs;
}

/** Whether a text is so like others that a person looks at all of them: never alone a reason to keep it from the page. */
export function repeatsOthers(text: string, others: readonly string[], rule = BRIGADING.sameText): boolean {
  const letters = lettersOf(text);
  if (letters.length < rule.leastLetters) return false;
  const runs = runsOf(letters);
  const alike = others.filter((other) => {
    const theirs = runsOf(lettersOf(other));
    const shared = [...theirs].filter((run) => runs.has(run)).length;
    return shared >= rule.leastShare * (runs.size + theirs.size - shared);
  });
  return alike.length + 1 >= rule.fromTexts;
}
