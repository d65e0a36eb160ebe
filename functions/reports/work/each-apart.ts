import { AppError, type ErrorCode } from '@shared/errors';
import { onceOfPart } from '../../platform/once';
import type { Context } from '../../platform/serve';

const AT_ONCE = 5;

interface Wanted {
  reportId: string;
  version: number;
}

/**
 * Does the same to several reports, each in a transaction of its own, under a key made of the command's: sent again, those that were
 * done are done and the others are tried.
 * @param outcomes what each refusal is called; another one ends the command.
 */
export async function eachApart<Outcome extends string>(
  reports: readonly Wanted[],
  { done, outcomes }: { done: Outcome; outcomes: Partial<Record<ErrorCode, Outcome>> },
  context: Context,
  commit: (one: Wanted, context: Context) => Promise<unknown>,
): Promise<{ reportId: string; outcome: Outcome }[]> {
  const outcomeOf = async (one: Wanted): Promise<Outcome> => {
    try {
      await commit(one, { ...context, once: onceOfPart(context.once, one.reportId) });
      return done;
    } catch (error) {
      const outcome = error instanceof AppError ? outcomes[error.code] : undefined;
      if (!outcome) throw error;
      return outcome;
    }
  };
  const wanted = [...new Map(reports.map((one) => [one.reportId, one])).values()];
  const items: { reportId: string; outcome: Outcome }[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE)
    items.push(
      ...(await Promise.all(
        wanted
          .slice(start, start + AT_ONCE)
          .map(async (one) => ({ reportId: one.reportId, outcome: await outcomeOf(one) })),
      )),
    );
  return items;
}
