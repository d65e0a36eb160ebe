import { ReminderGroup } from '@shared/messages/subscriptions';
import { useReminders } from '@/platform/reminders';
import { useRole } from '@/platform/server/session';
import { SectionTitle } from '@/ui/layout/card';
import { RemindMe } from '@/ui/remind-me';
import { copy } from './copy';

/** How many more reminders by WeChat there are, and one more of each: of 待办 for those who handle something. */
export function Reminding() {
  const [, roles] = useRole();
  const works = roles.some((role) => role !== 'resident');
  const groups = ReminderGroup.options.filter((group) => group === 'progress' || works);
  const { items } = useReminders(groups);
  if (items.length === 0) return null;
  return (
    <>
      <SectionTitle>{copy.reminders}</SectionTitle>
      {groups.map((group) => (
        <RemindMe key={group} group={group} />
      ))}
    </>
  );
}
