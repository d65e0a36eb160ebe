import { View } from '@tarojs/components';
import { sayError } from '@/platform/server/call';
import { retryFailed } from '@/platform/server/query';
import { aria } from '../aria';
import { Button } from '../button';
import { Icon, type IconName } from '../icon';
import './states.css';

interface EmptyProps {
  title: string;
  /** What would be here, or what to do. */
  note?: string;
  icon?: IconName;
  action?: string;
  onAction?: () => void;
}

export function EmptyState({ title, note, icon = 'file', action, onAction }: EmptyProps) {
  return (
    <View className="state">
      <Icon name={icon} className="state-icon" />
      <View className="state-title">{title}</View>
      {note && <View className="note">{note}</View>}
      {action && (
        <Button small look="quiet" onClick={onAction}>
          {action}
        </Button>
      )}
    </View>
  );
}

/** Something failed: what happened, and a way to try again. With it goes what failed elsewhere, a part that says nothing too. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <View className="state" {...aria({ role: 'alert' })}>
      <Icon name="warn" className="state-icon" />
      <View className="state-title">{sayError(error)}</View>
      {onRetry && (
        <Button
          small
          look="quiet"
          icon="retry"
          onClick={() => {
            onRetry();
            retryFailed();
          }}
        >
          再试一次
        </Button>
      )}
    </View>
  );
}

/** Grey lines in the shape of what is coming. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <View {...aria({ role: 'status', label: '正在打开' })}>
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className="skeleton">
          <View className="skeleton-bar" />
          <View className="skeleton-bar skeleton-short" />
        </View>
      ))}
    </View>
  );
}

export function EndOfList({ children = '就这些了' }: { children?: string }) {
  return <View className="end">{children}</View>;
}
