import { compact } from '../cells/cell';
import { ProgramNames } from './program-names';
import { VillageFinder } from './villages';

/**
 * What the words of a file mean in the tables, for grouping its rows: 粮仓村 and 粮仓村委会 are one village, 耕地地力保护补贴 and BT01 one
 * program. What is not known stays a text: the plan says what is wrong with it.
 */
export class KnownNames {
  private constructor(
    private readonly villages: VillageFinder | undefined,
    private readonly programs: ProgramNames | undefined,
  ) {}

  /** Reads what this kind's columns can name. @throws FileProblem where there are no divisions yet. */
  static async read({ columns }: { readonly columns: Readonly<Record<string, unknown>> }): Promise<KnownNames> {
    const [villages, programs] = await Promise.all([
      columns.village ? VillageFinder.read() : undefined,
      columns.program ? ProgramNames.read() : undefined,
    ]);
    return new KnownNames(villages, programs);
  }

  /** The village's code, or the words themselves. */
  villageOf({ village, town }: { readonly village: string; readonly town?: string }): string {
    const found = this.villages?.find(village, town);
    return found === undefined || typeof found === 'string' ? `?${village}#${town ?? ''}` : found.code;
  }

  /** The program's code, or the words themselves. */
  programOf(text: string): string {
    const found = this.programs?.find(text);
    return found === undefined || typeof found === 'string' ? `?${compact(text)}` : found.programCode;
  }
}
