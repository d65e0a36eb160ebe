import { useEffect, useState } from 'react';
import { newDraftKey } from '@/platform/sending/draft-key';

/** The secret that files are sent under by one whom nobody may know: no account goes with them. Made anew for each opening. */
export function useDraftKey(): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => void newDraftKey().then(setKey, () => undefined), []);
  return key;
}
