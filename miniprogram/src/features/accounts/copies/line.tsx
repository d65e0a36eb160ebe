import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { type BookCopy, COPY_REFUSALS } from '@shared/accounts/book-copies';
import { printBookCopy } from '@shared/accounts/papers';
import { formatDay } from '@shared/time';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { call } from '@/platform/server/call';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { StatusTag } from '@/ui/words/status-tag';
import { COPIES } from './copy';
import './copies.css';

const day = (at: string) => formatDay(at, new Date().getFullYear());

/** One line of the register: what was asked, how it stands, and the paper where it was given. */
export function CopyLine({ of: copy, who, children }: { of: BookCopy; who?: string; children?: ReactNode }) {
  const { villageCode, copyId, year, from, through, contents, state, dueOn, isLate, answered, number, refusal } = copy;
  const { busy, take } = usePaper();
  const { word, tone } = COPIES.state[state];
  const standing = answered ? COPIES.answeredBy(answered.name, day(answered.at)) : COPIES.dueOn(day(dueOn));
  return (
    <Card>
      <View className="copies-head">
        <View>
          <View>{who ? `${who} · ${COPIES.of(year, from, through)}` : COPIES.of(year, from, through)}</View>
          <View className="note">{contents.map((one) => COPIES.contents[one]).join('、')}</View>
        </View>
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <View className={isLate ? 'copies-late' : 'note'}>{isLate ? `${standing}，${COPIES.late}` : standing}</View>
      {number && <View className="note">{COPIES.number(number)}</View>}
      {refusal && <View className="note">{COPY_REFUSALS[refusal]}</View>}
      {state === 'given' && (
        <View className="copies-actions">
          <Button
            small
            look="quiet"
            icon="file"
            onClick={() =>
              void take('copy', () => call(printBookCopy, { params: { villageCode, copyId } }), openDocument)
            }
          >
            {busy ? COPIES.making : COPIES.print}
          </Button>
        </View>
      )}
      {children}
    </Card>
  );
}
