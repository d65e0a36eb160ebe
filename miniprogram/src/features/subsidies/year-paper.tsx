import { printPaymentYear } from '@shared/subsidies/papers';
import { showFile } from '@/platform/files/documents';
import { call } from '@/platform/server/call';
import { useSpokenChange } from '@/platform/server/use-change';
import { Row } from '@/ui/layout/row';
import { WAIT } from './copy';

interface Props {
  title: string;
  note: string;
  year: number;
  /** Whose; without it all of the household whose payments I may see. */
  personId?: string;
}

/** The year as a paper: made for this moment, opened where it can be kept, printed and passed on, and kept nowhere else. */
export function YearPaper({ title, note, year, personId }: Props) {
  const printing = useSpokenChange({
    act: async () => showFile(await call(printPaymentYear, { params: { year }, query: personId ? { personId } : {} })),
  });
  return (
    <Row
      icon="file"
      title={title}
      note={note}
      {...(printing.isPending && { value: WAIT })}
      onClick={() => !printing.isPending && printing.mutate()}
    />
  );
}
