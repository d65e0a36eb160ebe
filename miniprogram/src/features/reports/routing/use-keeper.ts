import { AppError } from '@shared/errors';
import { listRoutingRules, RoutingRules } from '@shared/reports/routing';
import * as z from '@shared/zod';
import { keyOf } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import type { SendOnce } from '@/platform/server/use-send-once';
import { useChange } from '@/platform/server/use-change';
import { copy } from './copy';

/** The district whose rules whoever is signed in keeps; undefined when none. */
export const useKeptDistrict = (): string | undefined =>
  useMe()?.grants.find(({ role, division }) => (role === 'regulator' || role === 'admin') && division.length === 6)
    ?.division;

/** One change of the rules at a time. The newer rules are shown, whether they are ours or somebody was first. */
export function useRuleChange(districtCode: string, onDone: () => void = () => undefined) {
  const show = (rules: RoutingRules) =>
    queryClient.setQueryData(keyOf(listRoutingRules, { params: { districtCode } }), rules);
  return useChange({
    act: (sendOnce, change: (send: SendOnce) => Promise<RoutingRules>) => change(sendOnce),
    done: copy.saved,
    onSuccess: (rules) => {
      show(rules);
      onDone();
    },
    onError: (error) => {
      const newer = error instanceof AppError ? z.safeParse(RoutingRules, error.details) : undefined;
      if (newer?.success) show(newer.data);
      say(newer?.success ? copy.stale : sayError(error));
    },
  });
}
