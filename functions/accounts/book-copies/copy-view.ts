import type { BookCopy } from '@shared/accounts/book-copies';
import { isTaken } from '../../platform/is-taken';
import type { Hand } from '../desk/pending';
import { answered, dueOf, isLate } from './copy';
import type { StoredCopy } from './copy-store';

/** A line of the register: names and no account. `hand` is who might answer it. */
export function copyView(copy: StoredCopy, at: string, hand?: Hand): BookCopy {
  const { copyId, villageCode, villageName, year, from, through, contents, state, asked, number, refusal } = copy;
  const by = copy.answered;
  return {
    ...{ copyId, villageCode, villageName, name: asked.name, year, from, through, contents, state },
    ...{ askedAt: asked.at, dueOn: dueOf(copy), isLate: isLate(copy, at) },
    ...(by && { answered: { name: by.name, at: by.at } }),
    ...(number && { number }),
    ...(refusal && { refusal }),
    mayAnswer: !!hand && isTaken(() => answered(copy, { given: 0, answeredLate: 0 }, hand, undefined)),
  };
}
