/**
 * `npm run import -- KIND FILE [--dry-run] [--sheet NAME] [--errors FILE]`, `-- --undo BATCH`, `-- --list`, `-- --kinds`, `-- --help`.
 *
 * Checks the whole file first and says what it would do; writes only when nothing is wrong. By itself it imports into what `npm start`
 * keeps in `.local` (stop that first). With CIVIC_TABLE, LEDGER_TABLE, IDENTITY_KEY, PHONE_KEY, LOOKUP_KEY and ROW_KEY in the environment it imports into
 * those tables, on AWS or at DYNAMODB_ENDPOINT. Exit codes: 0 done, 1 the file has mistakes (or a batch cannot be taken back), 2 the
 * command is wrong, 3 broken off.
 */
import { EXIT, runImportCommand } from './import/command';

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    console.error('\n停下了。写好的留着：把同一个文件再导一次会接着写。');
    // Leaves through `exit`, which takes what was set aside from the disk.
    process.exit(EXIT.brokenOff);
  });

void runImportCommand(process.argv.slice(2)).then((code) => process.exit(code));
