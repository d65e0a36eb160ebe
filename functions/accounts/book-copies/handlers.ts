/** 查阅、复制账簿: what a member asks for, and the register of it. */
export const copyHandlers = {
  'POST /villages/{villageCode}/book-copies': async () => (await import('./ask-for-book-copy')).askForBookCopyHandler,
  'GET /villages/{villageCode}/my-book-copies': async () =>
    (await import('./read-book-copies')).listMyBookCopiesHandler,
  'GET /divisions/{division}/book-copies': async () => (await import('./read-book-copies')).listBookCopiesHandler,
  'POST /villages/{villageCode}/book-copies/{copyId}/answer': async () =>
    (await import('./answer-book-copy')).answerBookCopyHandler,
  'GET /villages/{villageCode}/years/{year}/book-copy-counts': async () =>
    (await import('./read-book-copies')).countBookCopiesHandler,
};
