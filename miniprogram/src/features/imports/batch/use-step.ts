import { useMutation } from '@tanstack/react-query';
import { cancelImport, type ImportStep, listImports, showImport, startImport, undoImport } from '@shared/imports';
import { keyOf } from '@/platform/answers';
import { call } from '@/platform/call';
import { queryClient } from '@/platform/query';
import { uuid } from '@/platform/random';

const ROUTES = { start: startImport, undo: undoImport, cancel: cancelImport } as const;

/** Takes a step, and asks again how the import is, also when the step was refused. */
export const useStep = (importId: string) =>
  useMutation({
    mutationFn: async (step: ImportStep) => call(ROUTES[step], { params: { importId }, idempotencyKey: await uuid() }),
    onSettled: () => {
      for (const route of [showImport, listImports]) void queryClient.invalidateQueries({ queryKey: keyOf(route) });
    },
  });
