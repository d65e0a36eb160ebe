import type { RegisterEvent } from '@shared/accounts/registers';

/** A line of a history before it has an id: what happened, and who decided it. */
export type EventDraft = Omit<RegisterEvent, 'eventId' | 'recordedAt' | 'recordedBy'>;
