import type { Figures } from './measure';

export interface Machine {
  at: string;
  node: string;
  platform: string;
  cores: number;
  cpu: string;
  memoryGb: number;
  commit: string;
  /** Processes that wanted a core over the last minute, before the run: above 1 the times below are too long. */
  load: number;
}

export interface Section {
  title: string;
  figures: Figures<object>;
}

const cell = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return String(value).replaceAll('|', '\\|');
};

/** Characters as wide as two in a terminal: Chinese and full-width forms. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (/[\u2e80-\uffdc]/u.test(letter) ? 2 : 1), 0);

/** A Markdown table with its columns aligned, numbers to the right: to be read in a terminal and in docs/bench.md alike. */
export function tableOf(rows: readonly object[]): string {
  const [first] = rows;
  if (!first) return '';
  const columns = Object.keys(first);
  const lines = [columns, ...rows.map((row) => Object.values(row).map(cell))];
  const right = Object.values(first).map((value) => typeof value === 'number');
  const widths = columns.map((_, place) => Math.max(3, ...lines.map((line) => widthOf(line[place] ?? ''))));
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((text, place) => {
        const space = ' '.repeat(widths[place]! - widthOf(text));
        return right[place] ? space + text : text + space;
      })
      .join(' | ')} |`;
  const rule = line(widths.map((width, place) => (right[place] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))));
  return [line(lines[0]!), rule, ...lines.slice(1).map(line)].join('\n');
}

const machineLine = ({ at, node, platform, cores, cpu, memoryGb, commit, load }: Machine): string =>
  `${at.slice(0, 10)} on this machine: Node ${node}, ${platform}, ${cores} cores (${cpu}), ${memoryGb} GB; commit ${commit}; load before the run ${load}.`;

/** One benchmark as Markdown, with the machine it ran on: sections of several runs stand side by side. */
const sectionOf = (machine: Machine, { title, figures: { how, rows } }: Section): string =>
  [
    `### ${title}`,
    machineLine(machine),
    `${how.replace(/[.:]$/, '')}.`,
    ...(rows.length > 0 ? [tableOf(rows)] : []),
  ].join('\n\n');

/** Everything as Markdown. */
export const reportOf = (machine: Machine, sections: readonly Section[]): string =>
  sections.map((section) => sectionOf(machine, section)).join('\n\n');

/** What an earlier run wrote, with the sections of this one in their places; a section that was not there comes last. */
export function mergedReport(before: string, report: string): string {
  const split = (text: string) =>
    text
      .split(/^(?=### )/m)
      .filter((part) => part.startsWith('### '))
      .map((part): [string, string] => [part.slice(0, part.indexOf('\n')), part.trim()]);
  return [...new Map([...split(before), ...split(report)]).values()].join('\n\n');
}
