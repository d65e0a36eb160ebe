import { useCallback, useEffect, useRef, useState } from 'react';
import { cell } from '../cell';
import { onHandOver } from '../server/session';
import { forget, readStored, store, storedKeys } from '../storage';

const PREFIX = 'draft:';
const WAIT_MS = 400;

/** What lies of a form on this phone. */
export const draftKept = <T>(form: string): T | undefined => readStored<T>(PREFIX + form);

const put = cell<{ form: string; value: object } | undefined>(undefined);

/** Gives a form its value from outside: what could not be sent goes back to where it was written. */
export function putDraft(form: string, value: object): void {
  store(PREFIX + form, value);
  put.set({ form, value });
}

const forgotten = cell('');

/** Forgets every draft whose name begins so, those of open pages too: what they were about to keep is not kept. */
export function forgetDrafts(beginning: string): void {
  storedKeys(PREFIX + beginning).forEach(forget);
  forgotten.set(beginning);
}
// Who signs in again goes on where they were; another finds nothing of it.
onHandOver(() => forgetDrafts(''));

/**
 * A form's value that survives leaving the page: saved a moment after a change at the latest and given back next time.
 * `clear` forgets it, once the form is sent. New fields of a newer app take their value from `initial`.
 */
export function useDraft<T extends object>(form: string, initial: T): [T, (change: Partial<T>) => void, () => void] {
  const key = PREFIX + form;
  const [value, setValue] = useState<T>(() => ({ ...initial, ...draftKept<Partial<T>>(form) }));
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    store(key, latest.current);
  }, [key]);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      save();
      // What answers after the page was left has nothing to say to its draft.
      left.current = true;
    };
  }, [save]);

  const change = useCallback(
    (part: Partial<T>) => {
      if (left.current) return;
      latest.current = { ...latest.current, ...part };
      setValue(latest.current);
      // Not put off by the next change: who answers or types without a pause is never more than a moment behind.
      timer.current ??= setTimeout(save, WAIT_MS);
    },
    [save],
  );
  useEffect(
    () =>
      put.subscribe(() => {
        const given = put.get();
        if (given?.form === form) change(given.value);
      }),
    [form, change],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    forget(key);
    latest.current = initial;
    setValue(initial);
    // `initial` is the form's blank: the first one is as good as any.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  useEffect(() => forgotten.subscribe(() => form.startsWith(forgotten.get()) && clear()), [form, clear]);
  return [value, change, clear];
}
