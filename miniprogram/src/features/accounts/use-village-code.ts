import { useParams } from '@/platform/navigate';
import { useVillage } from '@/platform/village';

/** The village a page was opened for, else my own; empty when there is neither. */
export function useVillageCode(): string {
  const { villageCode } = useParams<'villageCode'>();
  const mine = useVillage()?.villageCode;
  return villageCode || (mine ?? '');
}
