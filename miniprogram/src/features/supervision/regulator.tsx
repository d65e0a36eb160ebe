import { districtOf } from '@shared/divisions';
import { useRole } from '@/platform/server/session';
import { EmptyPage } from '@/ui/layout/whole-page';
import { CENTRES } from './centres/copy';

/** Whether a regulator is here, and the district that they watch over. */
export function useRegulator(): { mine: boolean; districtCode: string } {
  const [role, , grant] = useRole();
  return { mine: role === 'regulator' && grant !== undefined, districtCode: grant ? districtOf(grant.division) : '' };
}

/** What anybody else sees of a regulator's page. */
export const OnlyRegulators = () => <EmptyPage icon="lock" title={CENTRES.only} />;
