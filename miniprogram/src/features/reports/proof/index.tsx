import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { printAnonymousReceipt, printReceipt } from '@shared/reports/receipts';
import { call } from '@/platform/server/call';
import { showFile } from '@/platform/files/documents';
import { openPage, useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { RowCard } from '@/ui/layout/row-card';
import { filesOfAddress } from '../file-digests';
import { PROOF } from '../proof-copy';
import '../report.css';

const CONTENT = [
  { value: 'without', ...PROOF.without },
  { value: 'with', ...PROOF.with },
] as const;
const NUMBER = [
  { value: 'without', ...PROOF.noNumber },
  { value: 'with', ...PROOF.number },
] as const;
type Wish = 'with' | 'without';

const inFours = (hash: string) => hash.replace(/(.{4})(?=.)/g, '$1 ');

/** The receipt of who sent a report: its fingerprint, and a paper of it. The paper is made for this moment and kept nowhere. */
export default function ProofPage() {
  const { reportId, receiptNo, referenceNo, contentHash, files } = useParams<
    'reportId' | 'receiptNo' | 'referenceNo' | 'contentHash' | 'files'
  >();
  const digests = filesOfAddress(files);
  const [content, setContent] = useState<Wish>('without');
  const [number, setNumber] = useState<Wish>('without');
  const printing = useSpokenChange({
    act: async () => {
      const withContent = content === 'with';
      const paper = receiptNo
        ? await call(printAnonymousReceipt, { body: { receiptNo, withContent, withNumber: number === 'with' } })
        : await call(printReceipt, { params: { reportId }, body: { withContent } });
      await showFile(paper);
    },
  });
  const copyHash = () =>
    void Taro.setClipboardData({ data: contentHash }).then(
      () => say(PROOF.copied),
      () => undefined,
    );
  return (
    <Page>
      <Card>
        <View className="note">{PROOF.referenceNo}</View>
        <View className="reports-number">{referenceNo}</View>
        <View className="note">{PROOF.fingerprint}</View>
        <View className="reports-hash">{inFours(contentHash)}</View>
        <View className="note">{PROOF.what}</View>
        <View className="note reports-kept">{PROOF.whatNot}</View>
        <Button small look="quiet" onClick={copyHash}>
          {PROOF.copy}
        </Button>
      </Card>
      {digests.length > 0 && (
        <Card>
          <View className="note">{PROOF.files}</View>
          {digests.map(({ name, sha256 }) => (
            <View key={name} className="reports-file">
              <View>{name}</View>
              <View className="reports-hash note">{sha256 ? inFours(sha256) : PROOF.fileWaits}</View>
            </View>
          ))}
          <View className="note">{PROOF.filesWhat}</View>
        </Card>
      )}
      <SectionTitle>{PROOF.paper}</SectionTitle>
      <Field label={PROOF.contentLabel}>
        <Choice look="rows" options={CONTENT} value={content} onChange={setContent} />
      </Field>
      {receiptNo && (
        <Field label={PROOF.numberLabel}>
          <Choice look="rows" options={NUMBER} value={number} onChange={setNumber} />
        </Field>
      )}
      <View className="note reports-kept">{PROOF.noName}</View>
      <Button loading={printing.isPending} onClick={() => printing.mutate()}>
        {PROOF.open}
      </Button>
      <RowCard
        icon="check"
        {...PROOF.toCheck}
        onClick={() => openPage('reports/check', { referenceNo, contentHash })}
      />
    </Page>
  );
}
