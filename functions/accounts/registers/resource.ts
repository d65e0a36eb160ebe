import type { Resource, ResourceCard } from '@shared/accounts/registers';
import type { EventDraft } from './event';
import type { ResourceRow } from './rows';

export type ResourceChange =
  | { kind: 'measured'; areaMu: number; bounds?: string | undefined }
  | { kind: 'used' }
  | { kind: 'idled' }
  | { kind: 'pictured' };

const muWords = (areaMu: number): string => `${areaMu} 亩`;

/** What a change makes of a resource, and the line of its history. */
export function changed(
  resource: ResourceRow,
  change: ResourceChange,
  on: string,
): { after: ResourceRow; event: EventDraft } {
  const after = { ...resource, version: resource.version + 1 };
  if (change.kind === 'pictured') return { after, event: { kind: 'pictured', on } };
  if (change.kind !== 'measured')
    return { after: { ...after, use: change.kind === 'used' ? 'selfUsed' : 'idle' }, event: { kind: change.kind, on } };
  return {
    after: { ...after, areaMu: change.areaMu, bounds: change.bounds || resource.bounds },
    event: { kind: 'measured', on, from: muWords(resource.areaMu), to: muWords(change.areaMu) },
  };
}

export const resourceView = ({ resourceId, name, kind, areaMu, place, bounds, use }: ResourceRow): Resource => ({
  resourceId,
  name,
  kind,
  areaMu,
  place,
  bounds,
  use,
});

/** The whole of it, without its village's name, pictures and history. */
export function resourceCard(
  resource: ResourceRow,
): Omit<ResourceCard, 'villageName' | 'pictures' | 'history' | 'older'> {
  const { villageCode, version, certificateNo, contractId, note } = resource;
  return {
    ...resourceView(resource),
    villageCode,
    version,
    ...(certificateNo && { certificateNo }),
    ...(contractId && { contractId }),
    ...(note && { note }),
  };
}
