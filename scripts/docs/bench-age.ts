/** Older than the code by more than this, figures are of another program. */
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;
/** The heading of a table and the line below it, as bench/report.ts writes them. */
const MEASURED = /^### (.+)\n\n(\d{4}-\d\d-\d\d) on this machine: .*; commit (\S+);/gm;

export interface Age {
  /** What makes a check fail. */
  faults: string[];
  /** What is said, and fails nothing. */
  notes: string[];
}

/**
 * Compares the tables of docs/bench.md with the code they measured: a benchmark without a table is a fault, and so is a table that is more
 * than a month older; a younger one is said.
 * @param titles of all benchmarks. @param changedOn the day on which the code last changed; undefined where no history is at hand.
 */
export function ageOfFigures(page: string, titles: readonly string[], changedOn: string | undefined): Age {
  const tables = new Map([...page.matchAll(MEASURED)].map(([, title, on, commit]) => [title!, { on: on!, commit }]));
  const age: Age = { faults: [], notes: [] };
  for (const title of titles) {
    const table = tables.get(title);
    if (!table) age.faults.push(`docs/bench.md: “${title}” has no table: npm run bench -- --write`);
    const days = table && changedOn ? (Date.parse(changedOn) - Date.parse(table.on)) / DAY_MS : 0;
    if (days <= 0) continue;
    const words = `docs/bench.md: “${title}” was measured on ${table!.on} (${table!.commit}), the code is of ${changedOn}`;
    (days > MOST_DAYS ? age.faults : age.notes).push(words);
  }
  return age;
}
