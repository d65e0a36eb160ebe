import { View } from '@tarojs/components';
import { Button } from '@/ui/button';
import { moderation as copy } from './moderation-copy';

interface Props {
  form: { submit: () => void; pending: boolean };
  send: string;
  cancel?: string;
  onCancel: () => void;
}

/** The foot of a form that stands within a card: it is sent, or put away with what was typed. */
export const SendOrCancel = ({ form, send, cancel = copy.cancel, onCancel }: Props) => (
  <View className="reviews-choices">
    <Button small loading={form.pending} onClick={form.submit}>
      {send}
    </Button>
    <Button small look="quiet" onClick={onCancel}>
      {cancel}
    </Button>
  </View>
);
