import type { SceneSubject } from '@shared/papers/scene';
import { contractOf } from '../accounts/registers/contract-store';
import { assetOf, resourceOf } from '../accounts/registers/register-store';

/** What a code is of, for the name of its file; undefined when there is no such thing. */
export async function subjectNamed({ kind, villageCode, id = '' }: SceneSubject): Promise<string | undefined> {
  if (kind === 'village') return id === villageCode ? '村账' : undefined;
  if (kind === 'asset') return (await assetOf(villageCode, id))?.name;
  if (kind === 'resource') return (await resourceOf(villageCode, id))?.name;
  return (await contractOf(villageCode, id))?.title;
}
