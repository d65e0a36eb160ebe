import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import { cx } from '../cx';
import './card.css';

interface CardProps {
  children: ReactNode;
  className?: string;
  /** For a list of rows: the rows bring their own height. */
  flush?: boolean;
  onClick?: () => void;
}

export function Card({ children, className, flush, onClick }: CardProps) {
  return (
    <View
      className={cx('card', flush && 'card-flush', className)}
      hoverClass={onClick ? 'card-press' : 'none'}
      {...(onClick && { onClick })}
      {...aria({ role: onClick && 'button' })}
    >
      {children}
    </View>
  );
}

/** The heading of a part of a page, with at most one way to see more. */
export function SectionTitle({ children, more, onMore }: { children: ReactNode; more?: string; onMore?: () => void }) {
  return (
    <View className="section">
      <Text className="section-title" {...aria({ role: 'heading' })}>
        {children}
      </Text>
      {more && (
        <View className="section-more" onClick={onMore} {...aria({ role: 'link' })}>
          {more}
        </View>
      )}
    </View>
  );
}
