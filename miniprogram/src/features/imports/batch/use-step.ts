import { useMutation } from '@tanstack/react-query';
import {
  cancelImport,
  type ImportStep,
  listImports,
  showImport,
  startImport,
  undoImport,
} from '@shared/imports/imports';
import { askAgain } from '@/platform/server/answers';
import { useSendOnce } from '@/platform/server/use-send-once';

const ROUTES = { start: startImport, undo: undoImport, cancel: cancelImport } as const;

/** Takes a step, and asks again how the import is, also when the step was refused. */
export function useStep(importId: string) {
  const sendOnce = useSendOnce();
  return useMutation({
    mutationFn: (step: ImportStep) => sendOnce(ROUTES[step], { params: { importId } }),
    onSettled: () => {
      askAgain(showImport, listImports);
    },
  });
}
