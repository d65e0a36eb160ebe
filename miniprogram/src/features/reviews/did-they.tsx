import { View } from '@tarojs/components';
import { useSpokenChange } from '@/platform/server/use-change';
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
  const saying = useSpokenChange({ act: (_, yes: boolean) => send(yes), done: words.said, onSettled: refresh });
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
