import { answerBookCopyHandler } from './answer-book-copy';
import { askForBookCopyHandler } from './ask-for-book-copy';
import { countBookCopiesHandler, listBookCopiesHandler, listMyBookCopiesHandler } from './read-book-copies';

/** 查阅、复制账簿: what a member asks for, and the register of it. */
export const copyHandlers = [
  askForBookCopyHandler,
  listMyBookCopiesHandler,
  listBookCopiesHandler,
  answerBookCopyHandler,
  countBookCopiesHandler,
];
