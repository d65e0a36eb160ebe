import { View } from '@tarojs/components';
import type { NoticeKind } from '@shared/affairs/notices';
import type { ReactNode } from 'react';
import { Card } from '@/ui/layout/card';
import { StatusTag } from '@/ui/words/status-tag';
import { KIND } from './notice-copy';
import { NoticeBody } from './notice-body';

interface Props {
  notice: { kind: NoticeKind; title: string; body: string };
  /** Who and when, once it is published. */
  by?: ReactNode;
}

/** A notice as villagers read it: the same when it is previewed. */
export function NoticePaper({ notice, by }: Props) {
  return (
    <Card>
      <View className="notice-head">
        <StatusTag>{KIND[notice.kind].word}</StatusTag>
        <View className="notice-title">{notice.title}</View>
        {by && <View className="note">{by}</View>}
      </View>
      <NoticeBody>{notice.body}</NoticeBody>
    </Card>
  );
}
