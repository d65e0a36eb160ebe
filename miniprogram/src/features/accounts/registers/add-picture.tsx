import type { ProjectStage } from '@shared/accounts/projects';
import { openPage } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { useKeeps } from './act';
import { ACT } from './copy';

export interface Pictured {
  villageCode: string;
  kind: 'asset' | 'resource' | 'project';
  id: string;
  version: number;
  name: string;
  /** A project's pictures belong to how far it is. */
  stage?: ProjectStage;
}

/** To where a picture of this thing is taken, for those who keep the books. */
export function AddPicture({ of }: { of: Pictured }) {
  if (!useKeeps(of.villageCode)) return null;
  return <RowCard icon="camera" title={ACT.pictured} onClick={() => openPage('accounts/picture', { ...of })} />;
}
