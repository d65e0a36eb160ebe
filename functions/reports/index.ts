import { serve } from '../platform/serve';
import { acceptReportHandler } from './accept-report';
import { answerReportHandler } from './answer-report';
import { listMyReportsHandler } from './list-my-reports';
import { listWorkHandler } from './list-work';
import { openAnonymousReportHandler } from './open-anonymous-report';
import { rateAnonymousAnswerHandler } from './rate-anonymous-answer';
import { rateAnswerHandler } from './rate-answer';
import { returnReportHandler } from './return-report';
import { showReportHandler } from './show-report';
import { submitAnonymousReportHandler } from './submit-anonymous-report';
import { submitReportHandler } from './submit-report';

export const handler = serve([
  submitReportHandler,
  submitAnonymousReportHandler,
  openAnonymousReportHandler,
  rateAnonymousAnswerHandler,
  listMyReportsHandler,
  showReportHandler,
  listWorkHandler,
  acceptReportHandler,
  answerReportHandler,
  rateAnswerHandler,
  returnReportHandler,
]);
