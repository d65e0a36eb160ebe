import { AppError } from '@shared/errors';

/** Refuses one field. @throws AppError `request.malformed` always. */
export const refuse = (path: string, message: string): never => {
  throw new AppError('request.malformed', [{ path, message }]);
};

/** What is recorded has happened. @throws AppError `request.malformed` */
export const refuseFuture = (path: string, day: string, today: string): void => {
  if (day > today) refuse(path, '还没到这一天，请检查日期');
};
