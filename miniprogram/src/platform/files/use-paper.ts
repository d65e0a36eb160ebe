import type { Paper } from '@shared/papers/papers';
import { useState } from 'react';
import { sayError } from '../server/call';
import { say } from '../notify';

/** Asks for a file and does something with it; `busy` is the one being made, since a letter takes a moment. */
export function usePaper() {
  const [busy, setBusy] = useState<string>();
  const take = async (name: string, ask: () => Promise<Paper>, open: (paper: Paper) => Promise<void>) => {
    if (busy) return;
    setBusy(name);
    try {
      await open(await ask());
    } catch (error) {
      say(sayError(error));
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, take };
}
