import { AppError } from '@shared/errors';

/** Whether a step would be taken: it is tried, and nothing of it is kept. @throws what is no refusal */
export const isTaken = (step: () => unknown): boolean => {
  try {
    step();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
};
