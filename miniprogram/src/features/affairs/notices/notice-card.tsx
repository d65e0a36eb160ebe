import { View } from '@tarojs/components';
import type { Notice } from '@shared/affairs/notices';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { KIND, NOTICES } from '../notice-copy';

/** One notice of a list: a withdrawn one with its reason. */
export function NoticeCard({ notice, pinned = false }: { notice: Notice; pinned?: boolean }) {
  const { noticeId, villageCode, kind, title, excerpt, publishedAt, revisedAt, withdrawnAt } = notice;
  return (
    <Card onClick={() => openPage('affairs/notice', { villageCode, noticeId })}>
      <View className="affairs-meta note">
        <View className="affairs-tags">
          {pinned && <StatusTag tone="wait">{NOTICES.pinned}</StatusTag>}
          <StatusTag>{KIND[kind].word}</StatusTag>
          {withdrawnAt && <StatusTag tone="bad">{NOTICES.withdrawn}</StatusTag>}
          {!withdrawnAt && revisedAt && <StatusTag>{NOTICES.revised}</StatusTag>}
        </View>
        <DayText value={publishedAt} />
      </View>
      <View className={withdrawnAt ? 'affairs-title muted' : 'affairs-title'}>{title}</View>
      <View className="affairs-excerpt muted">{excerpt}</View>
    </Card>
  );
}
