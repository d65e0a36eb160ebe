import { useDraft } from '@/platform/sending/drafts';
import { onSessionEnd } from '@/platform/server/session';
import { forget, storedKeys } from '@/platform/storage';
import { type Answers, NO_ANSWERS } from './interview';

const FORM = 'eligible:';

// Whoever signs in next on this phone does not find them.
onSessionEnd(() => storedKeys(`draft:${FORM}`).forEach(forget));

/** What this person answered: kept on this phone alone, apart for each person and for a guest. */
export const useAnswers = (personId: string | undefined): [Answers, (next: Partial<Answers>) => void, () => void] =>
  useDraft<Answers>(FORM + (personId ?? 'guest'), NO_ANSWERS);
