import { programs, type StoredProgram } from '../../subsidies/program-store';
import { compact } from '../cells/cell';

/** Finds programs by what files call them: the code, or the whole name. */
export class ProgramNames {
  readonly #known = new Map<string, StoredProgram[]>();

  constructor(readonly catalogue: readonly StoredProgram[]) {
    for (const program of catalogue)
      for (const key of [program.programCode, compact(program.name)])
        this.#known.set(key, [...(this.#known.get(key) ?? []), program]);
  }

  static async read(): Promise<ProgramNames> {
    return new ProgramNames(await programs());
  }

  /** The program, or why none is meant: a name that two of them have means neither. */
  find(text: string): StoredProgram | string {
    const wanted = compact(text);
    const [found, ...more] = this.#known.get(wanted.toUpperCase()) ?? this.#known.get(wanted) ?? [];
    if (found && more.length > 0)
      return `补贴目录里有 ${more.length + 1} 个项目叫这个名字（${[found, ...more].map(({ programCode }) => programCode).join('、')}），请填项目编号`;
    if (found) return found;
    const near = this.catalogue.filter(({ name }) => name.includes(wanted) || wanted.includes(name));
    const hint =
      near.length > 0
        ? `是不是“${near
            .slice(0, 3)
            .map(({ name }) => name)
            .join('”“')}”？`
        : '';
    return `补贴目录里没有这个项目。${hint}请填目录里的名称或编号；新项目先导入补贴项目`;
  }
}
