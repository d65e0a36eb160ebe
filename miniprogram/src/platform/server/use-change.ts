import { useMutation } from '@tanstack/react-query';
import { say } from '../notify';
import { sayError } from './call';
import { type SendOnce, useSendOnce } from './use-send-once';

interface Change<Answer, Given> {
  /** Does it. What goes by `sendOnce` counts once, also when it is pressed again after a lost answer. */
  act: (sendOnce: SendOnce, given: Given) => Promise<Answer>;
  /** What is said when it is done, before `onSuccess`. */
  done?: string | ((answer: Answer, given: Given) => string);
  onSuccess?: (answer: Answer, given: Given) => unknown;
  onError?: (error: Error, given: Given) => unknown;
  /** Whatever became of it: somebody else may have been first, so the list is asked for anew. */
  onSettled?: () => unknown;
}

/**
 * A change that somebody makes. Why it failed stands in `error`: the page shows it. Pages of the main package use `useMutation` itself: for
 * theirs alone this would be carried by everyone's first load.
 */
export function useChange<Answer, Given = void>({ act, done, onSuccess, ...rest }: Change<Answer, Given>) {
  const sendOnce = useSendOnce();
  return useMutation<Answer, Error, Given>({
    ...rest,
    mutationFn: (given) => act(sendOnce, given),
    onSuccess: (answer, given) => {
      if (done !== undefined) say(typeof done === 'string' ? done : done(answer, given));
      return onSuccess?.(answer, given);
    },
  });
}

/** The same where the page has no place for it: why it failed is said. */
export const useSpokenChange = <Answer, Given = void>(change: Omit<Change<Answer, Given>, 'onError'>) =>
  useChange<Answer, Given>({ ...change, onError: (error) => say(sayError(error)) });
