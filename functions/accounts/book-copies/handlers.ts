/** 查阅、复制账簿: what a member asks for, and the register of it. */
export const copyHandlers = {
  'POST /villages/{villageCode}/book-copies': () => import('./ask-for-book-copy'),
  'GET /villages/{villageCode}/my-book-copies': () => import('./read-book-copies'),
  'GET /divisions/{division}/book-copies': () => import('./read-book-copies'),
  'POST /villages/{villageCode}/book-copies/{copyId}/answer': () => import('./answer-book-copy'),
  'GET /villages/{villageCode}/years/{year}/book-copy-counts': () => import('./read-book-copies'),
};
