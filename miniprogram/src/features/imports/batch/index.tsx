import { View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type ImportDetail, showImport, WORKING_STATES } from '@shared/imports/imports';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { replacePage, useParams } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { DETAIL } from '../copy';
import { ForAdmins } from '../for-admins';
import { sizeWords } from '../size-words';
import { Figures } from './figures';
import { Problems } from './problems';
import { Standing } from './standing';
import { useStep } from './use-step';
import { Changes, Warnings } from './warnings';
import '../imports.css';

const EVERY_MS = 2_000;

/** The import, asked for again every two seconds while it moves and the page is in front. */
function useImport(importId: string) {
  const [shown, setShown] = useState(true);
  const [moving, setMoving] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  const answer = useAnswer(
    showImport,
    { params: { importId } },
    { staleTime: ALWAYS, every: shown && moving ? EVERY_MS : false },
  );
  const moves = answer.data ? WORKING_STATES.includes(answer.data.state) : !answer.error;
  if (moves !== moving) setMoving(moves);
  return answer;
}

const About = ({ detail }: { detail: ImportDetail }) => (
  <>
    <Section title={DETAIL.about}>
      <Facts
        of={[
          [DETAIL.facts.kind, detail.kindTitle],
          [DETAIL.facts.file, `${detail.fileName}（${sizeWords(detail.bytes)}）`],
          [DETAIL.facts.sheet, detail.sheet],
          [
            DETAIL.facts.sent,
            <View key="sent">
              {DETAIL.by(detail.requestedBy)}
              <DayText value={detail.requestedAt} clock />
            </View>,
          ],
          [DETAIL.facts.checked, detail.checkedAt && <DayText value={detail.checkedAt} clock />],
          [DETAIL.facts.done, detail.finishedAt && <DayText value={detail.finishedAt} clock />],
          [DETAIL.facts.undone, detail.undoneAt && <DayText value={detail.undoneAt} clock />],
        ]}
      />
    </Section>
    {detail.columns.length > 0 && (
      <Card flush>
        <Disclosure title={DETAIL.read}>
          <View>{DETAIL.columns(detail.columns.map(({ title, found }) => DETAIL.from(title, found)))}</View>
          {detail.extraColumns.length > 0 && <View className="note">{DETAIL.extra(detail.extraColumns)}</View>}
          {(detail.otherSheets?.length ?? 0) > 0 && (
            <View className="note">{DETAIL.otherSheets(detail.otherSheets ?? [])}</View>
          )}
        </Disclosure>
        {detail.skippedCount > 0 && (
          <Disclosure title={DETAIL.skipped(detail.skippedCount)}>
            {detail.skipped.map(({ rowNo, meaning, excerpt }) => (
              <View key={rowNo}>{DETAIL.skippedRow(rowNo, meaning, excerpt)}</View>
            ))}
            {detail.skippedCount > detail.skipped.length && (
              <View className="note">{DETAIL.skippedMore(detail.skipped.length)}</View>
            )}
          </Disclosure>
        )}
      </Card>
    )}
  </>
);

function Steps({ detail }: { detail: ImportDetail }) {
  const { steps, state } = detail;
  const step = useStep(detail.importId);
  const [asking, setAsking] = useState(false);
  const start = () => {
    setAsking(false);
    step.mutate('start');
  };
  const ask = async (which: 'undo' | 'cancel', title: string, note: string) => {
    if (await confirm(title, note)) step.mutate(which);
  };
  return (
    <View className="imports-buttons">
      <Failed className="imports-error" of={step.error} />
      {steps.includes('start') &&
        (state === 'checked' ? (
          <Button loading={step.isPending} onClick={() => setAsking(true)}>
            {DETAIL.start}
          </Button>
        ) : (
          <Button loading={step.isPending} onClick={start}>
            {DETAIL.goOn}
          </Button>
        ))}
      {(state === 'refused' || state === 'cancelled' || state === 'undone') && (
        <Button onClick={() => replacePage('imports/upload')}>{DETAIL.another}</Button>
      )}
      {steps.includes('undo') && (
        <Button
          look={state === 'done' ? 'quiet' : 'danger'}
          loading={step.isPending}
          onClick={() => void ask('undo', DETAIL.askUndo, DETAIL.askUndoNote)}
        >
          {state === 'undoing' ? DETAIL.undoAgain : DETAIL.undo}
        </Button>
      )}
      {steps.includes('cancel') && (
        <Button
          look="quiet"
          loading={step.isPending}
          onClick={() => void ask('cancel', DETAIL.askCancel, DETAIL.askCancelNote)}
        >
          {DETAIL.cancel}
        </Button>
      )}
      <Sheet open={asking} title={DETAIL.ask} onClose={() => setAsking(false)}>
        <Card>
          <View>{detail.kindTitle}</View>
          <Figures of={detail} />
        </Card>
        {(detail.warningCount ?? 0) > 0 && (
          <View className="imports-reason imports-bad">{DETAIL.askWarnings(detail.warningCount ?? 0)}</View>
        )}
        <View className="note">{DETAIL.askNote}</View>
        <View className="imports-buttons">
          <Button onClick={start}>{DETAIL.confirm}</Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {DETAIL.back}
          </Button>
        </View>
      </Sheet>
    </View>
  );
}

function Batch() {
  const { importId } = useParams<'importId'>();
  const answer = useImport(importId);
  return (
    <Answer of={answer}>
      {(detail) => (
        <View className="imports-columns">
          <View className="imports-main">
            <Card>
              <Standing detail={detail} />
              <Figures of={detail} />
              {detail.state === 'checked' && <View className="note imports-reason">{DETAIL.nothingWritten}</View>}
              <Steps detail={detail} />
            </Card>
            {detail.problems.length > 0 && <Problems of={detail} />}
            <Warnings of={detail} />
            <Changes of={detail} />
          </View>
          <View className="imports-side">
            <About detail={detail} />
          </View>
        </View>
      )}
    </Answer>
  );
}

/** 这一次导入: how far it is, what it would do, what is wrong, and what may be done with it. */
export default function BatchPage() {
  return <ForAdmins>{() => <Batch />}</ForAdmins>;
}
