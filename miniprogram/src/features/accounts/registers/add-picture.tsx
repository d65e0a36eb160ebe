import type { ProjectStage } from '@shared/accounts/projects';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
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
  return (
    <Card flush>
      <Row icon="camera" title={ACT.pictured} onClick={() => openPage('accounts/picture', { ...of })} />
    </Card>
  );
}
