import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Colleague, DeskLine } from '@shared/reports/work';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { StatusTag } from '@/ui/words/status-tag';
import { copy } from './copy';
import type { Assigning } from './use-assigning';

interface Props {
  assigning: Assigning;
  /** Those that can be chosen in this view. */
  lines: readonly DeskLine[];
  colleagues: readonly Colleague[];
}

/** While reports are chosen: how many, and to whom. Then what became of each. */
export function AssignSheets({ assigning, lines, colleagues }: Props) {
  const { chosen } = assigning;
  const [asking, setAsking] = useState(false);
  const [accountId, setAccountId] = useState<string>();
  const [missing, setMissing] = useState(false);
  const close = () => setAsking(false);
  const give = () => {
    setMissing(accountId === undefined);
    if (accountId === undefined) return;
    assigning.give(accountId);
  };
  const count = chosen?.length ?? 0;
  return (
    <>
      {chosen && (
        <View className="work-bar">
          <View className="work-bar-count">{copy.chosen(count)}</View>
          <Button small look="quiet" onClick={() => assigning.all(count === lines.length ? [] : lines)}>
            {count === lines.length && count > 0 ? copy.chooseNone : copy.chooseAll}
          </Button>
          <Button small look="quiet" onClick={assigning.cancel}>
            {copy.cancel}
          </Button>
          <Button small disabled={count === 0} onClick={() => setAsking(true)}>
            {copy.giveTo}
          </Button>
        </View>
      )}
      <Sheet open={asking && chosen !== undefined} title={copy.giveTitle} onClose={close}>
        <Field label={copy.assignee} {...(missing && { error: copy.giveMissing })}>
          <Choice
            look="rows"
            options={colleagues.map(({ accountId: value, name, mine }) => ({
              value,
              label: mine ? copy.myself(name) : name,
            }))}
            value={accountId}
            onChange={setAccountId}
            label={copy.giveTitle}
          />
        </Field>
        <Button loading={assigning.giving} onClick={give}>
          {copy.give(count)}
        </Button>
      </Sheet>
      <Results assigning={assigning} name={colleagues.find((one) => one.accountId === accountId)?.name ?? ''} />
    </>
  );
}

function Results({ assigning: { results, seen }, name }: { assigning: Assigning; name: string }) {
  if (!results) return null;
  const given = results.filter(({ outcome }) => outcome === 'assigned').length;
  const others = results.length - given;
  return (
    <Sheet open title={copy.results} onClose={seen}>
      <View className="work-result">{others === 0 ? copy.allGiven(given, name) : copy.someGiven(given, others)}</View>
      <Card flush>
        {[...results]
          .sort((a, b) => Number(a.outcome === 'assigned') - Number(b.outcome === 'assigned'))
          .map(({ line, outcome }) => (
            <Row
              key={line.reportId}
              title={line.excerpt}
              note={line.referenceNo}
              value={<StatusTag tone={outcome === 'assigned' ? 'good' : 'bad'}>{copy.outcomes[outcome]}</StatusTag>}
            />
          ))}
      </Card>
      <Button onClick={seen}>{copy.done}</Button>
    </Sheet>
  );
}
