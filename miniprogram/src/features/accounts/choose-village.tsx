import type { ComponentType } from 'react';
import { openPage } from '@/platform/navigate';
import { EmptyPage } from '@/ui/layout/whole-page';
import { YEAR } from './copy';
import { useVillageCode } from './use-village-code';

/** Where no village is known yet. */
export const ChooseVillage = () => (
  <EmptyPage icon="map" {...YEAR.choose} onAction={() => openPage('accounts/villages')} />
);

/** A page of one village: the one it was opened for, else my own; asks which, where there is neither. */
export const ofVillage = (Shown: ComponentType<{ villageCode: string }>) =>
  function OfVillage() {
    const villageCode = useVillageCode();
    return villageCode ? <Shown villageCode={villageCode} /> : <ChooseVillage />;
  };
