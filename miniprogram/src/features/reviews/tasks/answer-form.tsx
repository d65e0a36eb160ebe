import { answerReviewTask, type OfficeTask } from '@shared/reviews/review-tasks';
import { confirm } from '@/platform/notify';
import { PublicAnswer } from '../public-answer';
import { task as copy } from '../task-copy';
import { useWordsForm } from '../use-words-form';

interface Props {
  task: OfficeTask;
  refresh: () => void;
  onCancel: () => void;
}

/** 整改答复: what was done, kept on the phone until it is sent, and public once it is. */
export function AnswerForm({ task, refresh, onCancel }: Props) {
  const ask = () => confirm(copy.send, copy.sendAsk, copy.send);
  const form = useWordsForm(answerReviewTask, { held: task, refresh }, { blank: { words: '' }, sent: copy.sent, ask });
  return <PublicAnswer form={form} copy={copy} max={500} onCancel={onCancel} />;
}
