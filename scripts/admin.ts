/**
 * `npm run admin -- VERB …`: what the operator does to a stage, from its first day on (docs/operations.md). `-- --help` lists the verbs.
 */
import { runAdminCommand } from './admin/command';

void runAdminCommand(process.argv.slice(2)).then((code) => process.exit(code));
