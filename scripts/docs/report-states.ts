import { ReportCommand, ReportState } from '@shared/reports';
import { TRANSITIONS } from '../../functions/reports/report';

const STATE_WORDS: Record<ReportState, string> = {
  submitted: '待受理',
  accepted: '办理中',
  answered: '已答复待评价',
  returned: '退回重办',
  closed: '已办结',
};
const COMMAND_WORDS: Record<ReportCommand, string> = { accept: '受理', answer: '答复', rate: '评价', return: '退回' };

/** The states of a report and what moves it between them, drawn from the table the code and the database conditions use. */
export function reportStates(): string {
  const arrows = ReportCommand.options.flatMap((command) =>
    TRANSITIONS[command].from.map(
      (from) => `  ${from} --> ${TRANSITIONS[command].to}: ${command} ${COMMAND_WORDS[command]}`,
    ),
  );
  const rows = ReportState.options.map((state) => {
    const cells = ReportCommand.options.map((command) =>
      (TRANSITIONS[command].from as readonly ReportState[]).includes(state)
        ? `${TRANSITIONS[command].to} (${TRANSITIONS[command].by})`
        : '·',
    );
    return `| ${state} ${STATE_WORDS[state]} | ${cells.join(' | ')} |`;
  });
  return [
    '# States of a report',
    '',
    'Generated from `TRANSITIONS` in `functions/reports/report.ts` by `npm run docs`. The condition of each write in the database is derived',
    'from the same table, and `report.test.ts` enumerates state × command × role × accused or not.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> submitted: submit 举报',
    ...arrows,
    '```',
    '',
    `| from | ${ReportCommand.options.map((command) => `${command} ${COMMAND_WORDS[command]}`).join(' | ')} |`,
    `| --- |${' --- |'.repeat(ReportCommand.options.length)}`,
    ...rows,
    '',
  ].join('\n');
}
