/** 票据交接: what a village hands to its centre. */
export const intakeHandlers = {
  'POST /villages/{villageCode}/paper-batches': async () => (await import('./hand-over-papers')).handOverPapersHandler,
  'GET /divisions/{division}/paper-batches': async () => (await import('./read-batches')).listPaperBatchesHandler,
  'GET /villages/{villageCode}/paper-batches/{batchId}': async () =>
    (await import('./read-batches')).showPaperBatchHandler,
  'POST /villages/{villageCode}/paper-batches/{batchId}/examination': async () =>
    (await import('./examine-papers')).examinePapersHandler,
  'POST /villages/{villageCode}/paper-batches/{batchId}/papers/{paperId}/mending': async () =>
    (await import('./mend-paper')).mendPaperHandler,
  'POST /villages/{villageCode}/paper-batches/{batchId}/signatures': async () =>
    (await import('./sign-paper-list')).signPaperListHandler,
};
