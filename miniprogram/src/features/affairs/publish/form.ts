import { type DutyCode, dutyOf } from '@shared/affairs/duties';
import type { NoticeDetail, NoticeKind, publishNotice } from '@shared/affairs/notices';
import type { BodyOf } from '@shared/route';

/** What is typed, as the phone keeps it. `key` names these words sent to village `to`: sent again, they publish once. */
export interface NoticeForm {
  kind: NoticeKind;
  title: string;
  body: string;
  /** `finance/2026-Q3`, or nothing. */
  duty: string;
  later: boolean;
  day: string;
  clock: string;
  asksReceipt: boolean;
  decisionId: string;
  /** Why it is changed, where all can read that. */
  reason: string;
  /** A telephone number in these words is an office's. */
  publishesContact: boolean;
  key: string;
  to: string;
}

export const BLANK: NoticeForm = {
  kind: 'affairs',
  title: '',
  body: '',
  duty: '',
  later: false,
  day: '',
  clock: '09:00',
  asksReceipt: false,
  decisionId: '',
  reason: '',
  publishesContact: false,
  key: '',
  to: '',
};

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** An hour of a day in China, as an instant. */
export const instantAt = (day: string, clock: string): string =>
  new Date(Date.parse(`${day}T${clock}:00.000Z`) - CHINA_OFFSET_MS).toISOString();

const chinaClock = (instant: string): string => new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString();

export const dutyValue = (code: DutyCode, period: string): string => `${code}/${period}`;

/** The form of a notice that waits for its time. */
export const formOf = ({
  kind,
  title,
  body,
  publishedAt,
  asksReceipt,
  duty,
  decisionId,
}: NoticeDetail): NoticeForm => ({
  ...BLANK,
  kind,
  title,
  body,
  asksReceipt,
  later: true,
  day: chinaClock(publishedAt).slice(0, 10),
  clock: chinaClock(publishedAt).slice(11, 16),
  duty: duty ? dutyValue(duty.code, duty.period) : '',
  decisionId: decisionId ?? '',
});

/** What is sent: a duty goes with notices of its own kind. */
export function writingOf(form: NoticeForm): BodyOf<typeof publishNotice> {
  const { kind, title, body, later, day, clock, asksReceipt, decisionId, publishesContact } = form;
  const [code, period] = form.duty.split('/') as [DutyCode | undefined, string | undefined];
  return {
    kind,
    title,
    body,
    asksReceipt,
    ...(later && day && { publishAt: instantAt(day, clock) }),
    ...(code && period && dutyOf(code).kind === kind && { duty: { code, period } }),
    ...(decisionId && { decisionId }),
    ...(publishesContact && { publishesContact }),
  };
}
