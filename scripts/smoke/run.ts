import type { Send } from './call';
import { SmokeFault } from './call';
import { STEPS } from './steps';

export interface SmokeOptions {
  /** The town whose test village is reported from; without one no report is sent. */
  town?: string | undefined;
  /** Which code must answer; any where it is left out. */
  version?: string | undefined;
}

/**
 * Goes through all steps, one that fails keeping none of the others.
 * @param say is told a line a step.
 * @returns how many failed.
 */
export async function runSmoke(over: Send, options: SmokeOptions, say: (line: string) => void): Promise<number> {
  let failed = 0;
  for (const [title, step] of STEPS) {
    try {
      const found = await step(over, options);
      say(found === 'skipped' ? `跳过　${title}` : `好　　${title}${found ? `　${found}` : ''}`);
    } catch (error) {
      failed += 1;
      const why = error instanceof SmokeFault ? error.message : `连不上：${error instanceof Error ? error.name : '?'}`;
      say(`不对　${title}　${why}`);
    }
  }
  say(failed > 0 ? `${failed} 项不对` : '都好');
  return failed;
}
