import type { AppraisalMeeting } from '@shared/affairs/appraisals';

/** Votes of 36 who came, for somebody who is 优秀. */
export const VOTES = { excellent: 20, competent: 10, basic: 3, unfit: 2, abstain: 1 };

/** A meeting of representatives that was held as the law has it. */
export const meetingOf = (more: Pick<AppraisalMeeting, 'heldOn' | 'people' | 'exempt'>): AppraisalMeeting => ({
  place: '村党群服务中心',
  form: 'representatives',
  due: 45,
  present: 36,
  text: '监委会主持，先述职，再无记名投票',
  ...more,
});
