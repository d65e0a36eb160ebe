import type { Program } from '@shared/subsidies/subsidies';

/** The programs that have every typed word in their name, category, department or audience. */
export function matching(programs: readonly Program[], typed: string): Program[] {
  const words = typed.trim().split(/\s+/);
  return programs.filter(({ name, category, department, audience }) => {
    const text = `${name} ${category} ${department} ${audience}`;
    return words.every((word) => text.includes(word));
  });
}

/** The catalogue's own order of categories and programs is kept. */
export function byCategory(programs: readonly Program[]): { category: string; programs: Program[] }[] {
  const groups = new Map<string, Program[]>();
  for (const program of programs) groups.set(program.category, [...(groups.get(program.category) ?? []), program]);
  return Array.from(groups, ([category, its]) => ({ category, programs: its }));
}
