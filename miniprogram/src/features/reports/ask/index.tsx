import { View } from '@tarojs/components';
import { useState } from 'react';
import { ReportFields } from '@/pages/report/fields';
import { Outcome } from '@/pages/report/outcome';
import { rewrite } from '@/pages/report/rewrite';
import type { ReportInOutbox } from '@/pages/report/send-report';
import { useReportForm } from '@/pages/report/use-report-form';
import { goBack } from '@/platform/navigate';
import { useOutbox } from '@/platform/sending/outbox';
import { type Question, useLastQuestion } from '@/platform/server/question';
import { useMe } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { copy } from './copy';

function Ask({ question }: { question: Question }) {
  const { own, about: _about, ...known } = question;
  const bound = useMe()?.person !== undefined;
  const [sentKey, setSentKey] = useState<string>();
  const state = useReportForm({
    question,
    initial: { ...known, mode: own && bound ? 'named' : 'anonymous' },
    onLeft: setSentKey,
  });
  const sent = useOutbox().find((item) => item.key === sentKey) as ReportInOutbox | undefined;
  const again = () => {
    if (!sent) return;
    setSentKey(undefined);
    // It is here already: it goes back into this form.
    rewrite({ ...sent, body: { ...sent.body, question: undefined } }, state.edit);
  };
  if (sent) return <Outcome item={sent} onRewrite={again} onDone={goBack} />;
  if (sentKey) {
    return <EmptyState icon="check" {...copy.sent} action={copy.back} onAction={goBack} />;
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
  const question = useLastQuestion();
  return (
    <Page>
      {question ? (
        <Ask key={question.about} question={question} />
      ) : (
        <EmptyState icon="report" {...copy.lost} action={copy.back} onAction={goBack} />
      )}
    </Page>
  );
}
