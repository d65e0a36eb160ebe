import { districtOf } from '@shared/divisions';
import { useRole } from '@/platform/server/session';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { CENTRES } from './centres/copy';

/** Whether a regulator is here, and the district that they watch over. */
export function useRegulator(): { mine: boolean; districtCode: string } {
  const [role, , grant] = useRole();
  return { mine: role === 'regulator' && grant !== undefined, districtCode: grant ? districtOf(grant.division) : '' };
}

/** What anybody else sees of a regulator's page. */
export const OnlyRegulators = () => (
  <Page>
    <EmptyState icon="lock" title={CENTRES.only} />
  </Page>
);
