import { ERRORS } from '@shared/errors';

type Known = Partial<Record<string, (typeof ERRORS)[keyof typeof ERRORS]>>;

/**
 * What a person reads of a refusal: the sentence that came with it, else the table's. In a build the table has only what the phone says
 * without having asked; each sentence of the others comes with its answer.
 */
export const sentenceOf = (code: string | undefined, said: string | undefined): string =>
  said || ((ERRORS as Known)[code ?? '']?.[1] ?? ERRORS.internal[1]);

/** A failure of ours or of a service behind us, which may be gone in a minute. */
export const isOurFault = (code: string): boolean => ((ERRORS as Known)[code]?.[0] ?? 400) >= 500;
