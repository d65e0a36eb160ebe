import { openPage } from '@/platform/navigate';
import { EmptyState } from '@/ui/layout/states';
import { YEAR } from './copy';

/** Where no village is known yet. */
export const ChooseVillage = () => (
  <EmptyState
    icon="map"
    title={YEAR.choose}
    note={YEAR.chooseNote}
    action={YEAR.chooseAction}
    onAction={() => openPage('accounts/villages')}
  />
);
