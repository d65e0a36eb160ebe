import { serve } from '../platform/serve';
import { listColleaguesHandler } from './list-colleagues';
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
import { refuseReportHandler } from './refuse-report';
import { assignReportHandler } from './assign-report';
import { transferReportHandler } from './transfer-report';
import { recuseFromReportHandler } from './recuse-from-report';
import { askForMaterialHandler } from './ask-for-material';
import { supplyMaterialHandler } from './supply-material';
import { extendReportHandler } from './extend-report';
import { mergeReportHandler } from './merge-report';
import { splitReportHandler } from './split-report';
import { reopenReportHandler } from './reopen-report';
import { withdrawReportHandler } from './withdraw-report';
import { superviseReportHandler } from './supervise-report';
import { supplyAnonymousMaterialHandler } from './supply-anonymous-material';
import { reopenAnonymousReportHandler } from './reopen-anonymous-report';
import { withdrawAnonymousReportHandler } from './withdraw-anonymous-report';

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
  refuseReportHandler,
  assignReportHandler,
  listColleaguesHandler,
  transferReportHandler,
  recuseFromReportHandler,
  askForMaterialHandler,
  supplyMaterialHandler,
  extendReportHandler,
  mergeReportHandler,
  splitReportHandler,
  reopenReportHandler,
  withdrawReportHandler,
  superviseReportHandler,
  supplyAnonymousMaterialHandler,
  reopenAnonymousReportHandler,
  withdrawAnonymousReportHandler,
]);
