import { closeMonth } from '@shared/accounts/books';
import { listWorkbench, type WorkVillage } from '@shared/accounts/workbench';
import { type Cell, cell, useCell } from '@/platform/cell';
import { askAgain } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { getMe, useMe } from '@/platform/server/session';
import type { SendOnce } from '@/platform/server/use-send-once';
import { forget, readStored, store } from '@/platform/storage';

/** What became of one village: closed, refused and why, or nothing yet. */
export interface Turn {
  villageCode: string;
  villageName: string;
  isClosed?: boolean;
  refused?: string;
}

/** A closing together as it stands, kept on the phone: also for who left the page, or whose app was ended in the middle. */
export interface ClosingRun {
  month: number;
  /** An instant. */
  begunAt: string;
  turns: Turn[];
}

/** By name: several years may be looked at, and several people share a phone. */
const runs = new Map<string, Cell<ClosingRun | undefined>>();
const nameOf = (year: number, me = getMe()): string => `closing-together:${me?.accountId ?? ''}:${year}`;

function runOf(name: string): Cell<ClosingRun | undefined> {
  const run = runs.get(name) ?? cell(readStored<ClosingRun>(name));
  runs.set(name, run);
  return run;
}

/** How many are still to be asked for, wherever in the app their closing was pressed. */
const left = cell(0);
export const useLeft = (): number => useCell(left);

/** The last closing together of a year, with what the workbench has learned since: an answer that was lost closed the month all the same. */
export function useClosingRun(year: number, villages: readonly WorkVillage[]): ClosingRun | undefined {
  const run = useCell(runOf(nameOf(year, useMe())));
  if (!run) return undefined;
  const turns = run.turns.map((turn): Turn => {
    const { villageCode, villageName } = turn;
    const months = villages.find((village) => village.villageCode === villageCode)?.months ?? [];
    const state = months.find(({ month }) => month === run.month)?.state;
    return state === 'closed' || state === 'published' ? { villageCode, villageName, isClosed: true } : turn;
  });
  return { ...run, turns };
}

export function forgetRun(year: number): void {
  const name = nameOf(year);
  forget(name);
  runOf(name).set(undefined);
}

/**
 * Closes a month in these villages, one after the other; each is a closing of its own, asked of the server as ever, and one that is refused
 * keeps none from the others. It goes on when the page is left, and stops when another signs in: nobody closes in another's name.
 */
export async function closeTogether(
  sendOnce: SendOnce,
  year: number,
  { month, villages }: { month: number; villages: readonly WorkVillage[] },
): Promise<void> {
  const name = nameOf(year);
  const run = runOf(name);
  const turns = villages.map(({ villageCode, villageName }): Turn => ({ villageCode, villageName }));
  const begunAt = new Date().toISOString();
  const keep = () => {
    const next = { month, begunAt, turns: [...turns] };
    store(name, next);
    run.set(next);
  };
  keep();
  for (const [place, turn] of turns.entries()) {
    if (nameOf(year) !== name) break;
    left.set(turns.length - place);
    const { villageCode } = turn;
    turns[place] = await sendOnce(closeMonth, { params: { villageCode, year, month } }).then(
      () => ({ ...turn, isClosed: true }),
      (error: unknown) => ({ ...turn, refused: sayError(error) }),
    );
    keep();
  }
  left.set(0);
  askAgain(listWorkbench);
}
