/** The rows of Civic's stream that each consumer is given: its trigger and the keeper of dead letters read it here. */
export const FOLLOWED = {
  tellAboutReport: ['ReportEvent', 'Letter', 'Statement', 'RestrictionEvent'],
  tellAboutIdentity: ['IdentityEvent'],
  tellAboutAlert: ['AlertEvent'],
  tellAboutOrder: ['OrderEvent'],
  countVoices: ['Review', 'ReportEvent'],
} as const satisfies Record<string, readonly string[]>;

/** Nothing for a function that does not follow the stream. */
export const followedBy = (consumer: string): readonly string[] =>
  (FOLLOWED as Record<string, readonly string[]>)[consumer] ?? [];
