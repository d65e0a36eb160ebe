import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { Button } from '@/ui/button';

interface Props {
  question: string;
  /** Who will know, and when. */
  note: string;
  words: { yes: string; no: string; said: string };
  send: (yes: boolean) => Promise<unknown>;
  refresh: () => Promise<unknown>;
}

/** 做到了吗: a question to who judged, with its two answers. */
export function DidThey({ question, note, words, send, refresh }: Props) {
  const saying = useMutation({
    mutationFn: send,
    onSuccess: () => say(words.said),
    onError: (error) => say(sayError(error)),
    onSettled: refresh,
  });
  return (
    <>
      <View>{question}</View>
      <View className="note">{note}</View>
      <View className="reviews-choices">
        <Button small loading={saying.isPending} onClick={() => saying.mutate(true)}>
          {words.yes}
        </Button>
        <Button small look="quiet" onClick={() => saying.mutate(false)}>
          {words.no}
        </Button>
      </View>
    </>
  );
}
