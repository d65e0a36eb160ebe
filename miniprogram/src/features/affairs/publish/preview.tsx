import { View } from '@tarojs/components';
import type { NoticeKind } from '@shared/affairs/notices';
import { Button } from '@/ui/button';
import { Page } from '@/ui/layout/page';
import { PUBLISH } from '../notice-copy';
import { NoticePaper } from '../notice-paper';

interface Props {
  notice: { kind: NoticeKind; title: string; body: string };
  /** When it comes out, in words, where that is not now. */
  when: string | undefined;
  send: string;
  sending: boolean;
  error: string | undefined;
  onSend: () => void;
  onEdit: () => void;
}

/** A notice as villagers will see it, before it is sent. */
export const Preview = ({ notice, when, send, sending, error, onSend, onEdit }: Props) => (
  <Page>
    <View className="note affairs-note">{when ? PUBLISH.previewLater(when) : PUBLISH.previewTitle}</View>
    <NoticePaper notice={notice} />
    {error && <View className="affairs-error">{error}</View>}
    <View className="stack">
      <Button loading={sending} onClick={onSend}>
        {send}
      </Button>
      <Button look="quiet" disabled={sending} onClick={onEdit}>
        {PUBLISH.edit}
      </Button>
    </View>
    <View className="note affairs-note">{when ? PUBLISH.scheduleNote : PUBLISH.note}</View>
  </Page>
);
