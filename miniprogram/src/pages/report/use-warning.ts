import { showMyHousehold } from '@shared/identity/households';
import type { ResponseOf } from '@shared/route';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import type { useUploads } from '@/platform/sending/uploads';
import type { Warning } from './caution';
import type { ReportForm } from './form';
import { whatNamesMe } from './names-me';

/** The names of one's household, when a page has fetched them before: none are asked for here. */
function familyKnown(own: string | undefined): string[] {
  const household = queryClient.getQueryData<ResponseOf<typeof showMyHousehold>>(keyOf(showMyHousehold, {}));
  return (household?.members ?? []).map(({ name }) => name).filter((name) => name !== own);
}

/** What a report gives away of its sender, for a mode that hides them; undefined when there is nothing to warn of. */
export function useWarning(form: ReportForm, files: ReturnType<typeof useUploads>['items']): () => Warning | undefined {
  const name = useMe()?.person?.name;
  return () => {
    if (form.mode === 'named') return undefined;
    const found = whatNamesMe(form, { name, family: familyKnown(name) });
    const kinds = files.map(({ file }) => file.kind);
    return found.length > 0 || kinds.length > 0 ? { found, kinds } : undefined;
  };
}
