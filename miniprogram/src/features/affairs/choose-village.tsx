import { openPage } from '@/platform/navigate';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { NOTICES } from './notice-copy';

/** Asks whose affairs are wanted, where no village is known. */
export function ChooseVillage({ title }: { title: string }) {
  return (
    <Page>
      <EmptyState
        icon="map"
        title={title}
        action={NOTICES.chooseAction}
        onAction={() => openPage('accounts/villages', { then: 'back' })}
      />
    </Page>
  );
}
