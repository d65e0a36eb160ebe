import { View } from '@tarojs/components';
import { useState } from 'react';
import { ReportFields } from '@/pages/report/fields';
import { writtenIn } from '@/pages/report/form';
import { Outcome } from '@/pages/report/outcome';
import type { ReportInOutbox } from '@/pages/report/send-report';
import { useReportForm } from '@/pages/report/use-report-form';
import { goBack } from '@/platform/navigate';
import { discard, useOutbox } from '@/platform/outbox';
import { draftOf, lastQuestion, type Question } from '@/platform/question';
import { useMe } from '@/platform/session';
import { Card } from '@/ui/card';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/states';
import { copy } from './copy';

function Ask({ question }: { question: Question }) {
  const { own, ...known } = question;
  const bound = useMe()?.person !== undefined;
  const [sentKey, setSentKey] = useState<string>();
  const state = useReportForm({
    draft: draftOf(question),
    initial: { ...known, mode: own && bound ? 'named' : 'anonymous' },
    onLeft: setSentKey,
  });
  const sent = useOutbox().find((item) => item.key === sentKey) as ReportInOutbox | undefined;
  const rewrite = () => {
    if (!sent) return;
    state.edit(writtenIn(sent.body));
    setSentKey(undefined);
    discard(sent.key);
  };
  if (sent) return <Outcome item={sent} onRewrite={rewrite} onDone={goBack} />;
  if (sentKey) {
    return <EmptyState icon="check" title={copy.sent} note={copy.sentNote} action={copy.back} onAction={goBack} />;
  }
  return (
    <>
      <Card>
        {own && bound && <View>{copy.own}</View>}
        <View className="note">{copy.apart}</View>
      </Card>
      <ReportFields state={state} />
    </>
  );
}

/** 我有疑问: a report about what was just read, with a draft of its own. */
export default function AskPage() {
  const [question] = useState(lastQuestion);
  return (
    <Page>
      {question ? (
        <Ask question={question} />
      ) : (
        <EmptyState icon="report" title={copy.lost} note={copy.lostNote} action={copy.back} onAction={goBack} />
      )}
    </Page>
  );
}
