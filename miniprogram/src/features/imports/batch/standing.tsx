import { View } from '@tarojs/components';
import type { ImportDetail } from '@shared/imports/imports';
import { aria } from '@/ui/aria';
import { Icon, type IconName } from '@/ui/icon';
import { DETAIL } from '../copy';

interface Words {
  title: string;
  note?: string;
  icon: IconName;
  tone?: 'good' | 'bad';
}

const isNothingNew = ({ counts }: ImportDetail) => counts !== undefined && counts.new + counts.changed === 0;

/** What happened, what it means. Undefined while it is moving. */
function wordsOf(detail: ImportDetail): Words | undefined {
  switch (detail.state) {
    case 'checked':
      return isNothingNew(detail)
        ? { ...DETAIL.nothingNew, icon: 'info' }
        : { ...DETAIL.checked, icon: 'check', tone: 'good' };
    case 'refused':
      return { title: DETAIL.refused(detail.problemCount ?? 0), note: DETAIL.refusedNote, icon: 'warn', tone: 'bad' };
    case 'done':
      return { title: DETAIL.done, icon: 'check', tone: 'good' };
    case 'broken':
      return { ...DETAIL.broken, icon: 'warn', tone: 'bad' };
    case 'undone':
      return { ...DETAIL.undone, icon: 'check' };
    case 'cancelled':
      return { ...DETAIL.cancelled, icon: 'info' };
    case 'undoing':
      return detail.reasons && { title: DETAIL.undoingStuck, icon: 'warn', tone: 'bad' };
    default:
      return undefined;
  }
}

function Moving({ detail: { state, progress, stalled } }: { detail: ImportDetail }) {
  if (state === 'awaiting') {
    return (
      <View>
        <View className="imports-head-line">{DETAIL.awaiting}</View>
        <View className="note">{DETAIL.awaitingNote}</View>
      </View>
    );
  }
  const phase = progress?.phase ?? (state === 'writing' ? 'writing' : state === 'undoing' ? 'undoing' : 'reading');
  const percent = progress?.of ? Math.min(100, Math.round((progress.done / progress.of) * 100)) : 0;
  return (
    <View {...aria({ role: 'status' })}>
      <View className="imports-head-line">{`${DETAIL.phases[phase]}…`}</View>
      <View className="imports-bar">
        <View className="imports-bar-done" style={{ width: `${Math.max(4, percent)}%` }} />
      </View>
      <View>{progress ? DETAIL.progress(progress.done, progress.of) : DETAIL.begins}</View>
      <View className="note">
        {state === 'checking' ? `${DETAIL.nothingWritten}${DETAIL.mayLeave}` : DETAIL.mayLeave}
      </View>
      {stalled && <View className="imports-bad">{DETAIL.stalled}</View>}
    </View>
  );
}

/** How an import stands, at the top of its page. */
export function Standing({ detail }: { detail: ImportDetail }) {
  const words = wordsOf(detail);
  const { reasons = [], state } = detail;
  return (
    <View>
      {words ? (
        <View>
          <View
            className={`imports-head-line ${words.tone ? `imports-${words.tone}` : ''}`}
            {...aria({ role: 'heading' })}
          >
            <Icon name={words.icon} />
            {words.title}
          </View>
          {words.note && <View className="note">{words.note}</View>}
        </View>
      ) : (
        <Moving detail={detail} />
      )}
      {state === 'done' && reasons.length > 0 && <View className="imports-reason imports-bad">{DETAIL.notUndone}</View>}
      {reasons.map((reason) => (
        <View key={reason} className="imports-reason">
          {reason}
        </View>
      ))}
    </View>
  );
}
