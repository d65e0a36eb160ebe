import { useInfiniteQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { Letter, MailboxState } from '@shared/reports/mailbox';
import { lettersKey } from '@/platform/sending/send-letters';
import type { LetterSource } from './letter-source';

/** How often a conversation that is looked at is asked for newer letters. Not of a receipt: its route counts all callers together. */
const EVERY_MS = 20_000;
/** Files are copied in a few seconds. */
const PROCESSING_MS = 5_000;

const isWorkedOn = ({ media }: Letter) => media.some(({ state }) => state === 'processing' || state === 'awaiting');

/**
 * The letters of a conversation, oldest first, as far back as was asked; what is new is fetched when the page is shown.
 * @param marks whether what is shown counts as read.
 */
export function useLetters(source: LetterSource, { marks }: { marks: boolean }) {
  const { reportId, receiptNo } = source;
  const asked = useInfiniteQuery({
    queryKey: lettersKey(reportId, receiptNo === undefined ? 'me' : 'receipt'),
    queryFn: ({ pageParam }) => source.page(pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    // A receipt's letters do not outlive the page that was opened with it.
    ...(receiptNo !== undefined && { gcTime: 0 }),
    refetchInterval: ({ state }) => {
      const working = state.data?.pages.some(({ items }) => items.some(isWorkedOn));
      if (working) return PROCESSING_MS;
      return receiptNo === undefined ? EVERY_MS : false;
    },
  });
  const { refetch, isFetched } = asked;
  useDidShow(() => {
    if (isFetched) void refetch({ cancelRefetch: false });
  });
  const newestFirst = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const mailbox: MailboxState | undefined = asked.data?.pages[0]?.mailbox;
  useReadMark(source, newestFirst[0]?.letterNo, marks ? (mailbox?.unread ?? 0) : 0);
  return { ...asked, letters: [...newestFirst].reverse(), mailbox };
}

/** What is shown is read: said once for each new letter. A lost network is made good with the next one. */
function useReadMark(source: LetterSource, newest: number | undefined, unread: number): void {
  const said = useRef(0);
  useEffect(() => {
    if (newest === undefined || unread === 0 || said.current >= newest) return;
    said.current = newest;
    source.markRead(newest).catch(() => {
      said.current = 0;
    });
  }, [source, newest, unread]);
}
