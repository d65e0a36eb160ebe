import { openPage } from '@/platform/navigate';
import { EmptyPage } from '@/ui/layout/whole-page';
import { NOTICES } from './notice-copy';

/** Asks whose affairs are wanted, where no village is known. */
export function ChooseVillage({ title }: { title: string }) {
  return (
    <EmptyPage
      icon="map"
      title={title}
      action={NOTICES.chooseAction}
      onAction={() => openPage('accounts/villages', { then: 'back' })}
    />
  );
}
