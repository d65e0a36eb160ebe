import { AppError } from '@shared/errors';
import { SIGNING_CODE_ERRORS, type SigningProof } from '@shared/orders/signing';

export interface Asked {
  /** What is signed, as the server makes it too. */
  readonly challenge: string;
  /** What is done, and with how much: 同意：¥1,234.56. */
  readonly about: string;
  /** The same in the phone's own window. */
  readonly window: string;
  readonly send: (proof: SigningProof) => Promise<unknown>;
}

/** Whether it was the signature that was refused, and the code may be tried. */
export const isOfSignature = (error: unknown): error is AppError =>
  error instanceof AppError && (SIGNING_CODE_ERRORS as readonly string[]).includes(error.code);
