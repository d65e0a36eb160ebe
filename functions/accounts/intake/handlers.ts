/** 票据交接: what a village hands to its centre. */
export const intakeHandlers = {
  'POST /villages/{villageCode}/paper-batches': () => import('./hand-over-papers'),
  'GET /divisions/{division}/paper-batches': () => import('./read-batches'),
  'GET /villages/{villageCode}/paper-batches/{batchId}': () => import('./read-batches'),
  'POST /villages/{villageCode}/paper-batches/{batchId}/examination': () => import('./examine-papers'),
  'POST /villages/{villageCode}/paper-batches/{batchId}/papers/{paperId}/mending': () => import('./mend-paper'),
  'POST /villages/{villageCode}/paper-batches/{batchId}/signatures': () => import('./sign-paper-list'),
};
