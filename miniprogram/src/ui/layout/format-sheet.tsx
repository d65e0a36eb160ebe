import type { ExportFormat } from '@shared/papers/papers';
import { Card } from './card';
import { Row } from './row';
import { Sheet } from './sheet';

const FORMATS: readonly [ExportFormat, string][] = [
  ['xlsx', 'Excel 表格'],
  ['csv', 'CSV 文件'],
];

interface Props {
  open: boolean;
  onClose: () => void;
  onChoose: (format: ExportFormat) => void;
}

/** Asks in which form a table is taken away. */
export const FormatSheet = ({ open, onClose, onChoose }: Props) => (
  <Sheet open={open} title="选一种格式" onClose={onClose}>
    <Card flush>
      {FORMATS.map(([format, words]) => (
        <Row
          key={format}
          title={words}
          onClick={() => {
            onClose();
            onChoose(format);
          }}
        />
      ))}
    </Card>
  </Sheet>
);
