import {
  cancelImport,
  type ImportStep,
  listImports,
  showImport,
  startImport,
  undoImport,
} from '@shared/imports/imports';
import { askAgain } from '@/platform/server/answers';
import { useChange } from '@/platform/server/use-change';

const ROUTES = { start: startImport, undo: undoImport, cancel: cancelImport } as const;

/** Takes a step, and asks again how the import is, also when the step was refused. */
export function useStep(importId: string) {
  return useChange({
    act: (sendOnce, step: ImportStep) => sendOnce(ROUTES[step], { params: { importId } }),
    onSettled: () => askAgain(showImport, listImports),
  });
}
