import { View } from '@tarojs/components';
import { useState } from 'react';
import { type CannedAnswer, type CannedUse, fillIn, listCannedAnswers } from '@shared/reports/canned-answers';
import { hasBlank } from '@shared/text/blanks';
import type { ReportView } from '@shared/reports/reports';
import { dayInChina, formatDay, yearOf } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { officeAt } from './office-at';
import { copy } from '../copy';

/** A list to choose from, not to search in. */
const MOST_SHOWN = 12;

/** Those for this form and this matter: for its category before those for all, the office's own before those from above. */
export const fittingCanned = (items: readonly CannedAnswer[], use: CannedUse, category: ReportView['category']) =>
  items
    .filter((item) => item.use === use && (item.category === undefined || item.category === category))
    .sort((a, b) => Number(b.own) - Number(a.own) || Number(b.category === category) - Number(a.category === category))
    .slice(0, MOST_SHOWN);

/** What its names stand for, of the report at hand. */
export function knownOf({ villageName, referenceNo, handledBy, dueAt }: ReportView, now: string) {
  const thisYear = yearOf(dayInChina(now));
  return {
    村名: villageName,
    编号: referenceNo,
    日期: formatDay(now, thisYear),
    单位: handledBy,
    ...(dueAt && { 期限: formatDay(dueAt, thisYear) }),
  };
}

interface Props {
  report: ReportView;
  use: CannedUse;
  text: string;
  onPick: (text: string) => void;
}

/** 常用答复: a ready text goes to the end of what was written, with its names filled in; the rest is for a person to fill. */
export function CannedPick({ report, use, text, onPick }: Props) {
  const office = officeAt(report.handledByDivision);
  const { data } = useAnswer(listCannedAnswers, { query: office });
  const items = fittingCanned(data?.items ?? [], use, report.category);
  const [open, setOpen] = useState(false);
  const known = knownOf(report, new Date().toISOString());
  const pick = ({ text: ready }: CannedAnswer) => {
    const filled = fillIn(ready, known);
    onPick(text.trim() === '' ? filled : `${text.trimEnd()}\n${filled}`);
    setOpen(false);
  };
  return (
    <View className="reports-canned">
      {hasBlank(text) && <View className="reports-blanks">{copy.blanksLeft}</View>}
      {data && (
        <Button small look="quiet" icon="text" onClick={() => setOpen(!open)}>
          {copy.canned(items.length)}
        </Button>
      )}
      {data && open && (
        <View className="reports-canned-list">
          <Card flush>
            {items.map((item) => (
              <Row
                key={item.cannedId}
                title={item.title}
                note={
                  <View className="reports-canned-text">
                    {fillIn(item.text, known) + (item.source ? `（${item.source}）` : '')}
                  </View>
                }
                onClick={() => pick(item)}
              />
            ))}
            <Row title={copy.manageCanned} onClick={() => openPage('reports/canned', { ...office })} />
          </Card>
        </View>
      )}
    </View>
  );
}
