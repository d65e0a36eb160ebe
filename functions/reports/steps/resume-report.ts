import { resumeReport } from '@shared/reports/commands';
import { startOfDay } from '@shared/time';
import { everyRow } from '../../platform/query-page';
import { handle } from '../../platform/serve';
import type { Letter } from '../mailbox/letter';
import { lettersOf } from '../mailbox/letter-store';
import { takeStep } from './take-step';

/** A letter's time is kept to the day where its writer hides: one of the day they were asked counts then. */
const cameSince = ({ from, at }: Letter, since: string): boolean =>
  from === 'reporter' && at >= (at === startOfDay(at) ? startOfDay(since) : since);

/** 不等了，接着办: a letter that came since may have brought what was asked for; then the time until it came is given back. */
export const resumeReportHandler = handle(resumeReport)(async ({ params, body, caller }, context) => {
  const { version, reason } = body;
  return takeStep(
    { ...params, version, actor: caller, action: resumeReport.id },
    async ({ reportId, awaiting }) => {
      const letters = await everyRow((page) => lettersOf(reportId, page));
      const came = awaiting ? letters.filter((letter) => cameSince(letter, awaiting.since)) : [];
      const cameAt = came.map(({ at }) => at).sort()[0];
      return { command: 'resume', reason, cameAt };
    },
    context,
  );
});
