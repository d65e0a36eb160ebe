import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ImportKind, type ImportKindName, listImportKinds, showImportTemplate } from '@shared/imports/imports';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { openDocument } from '@/platform/files/documents';
import { replacePage, scrollTo } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { aria } from '@/ui/aria';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Disclosure } from '@/ui/layout/disclosure';
import { Field, TextInput } from '@/ui/forms/field';
import { Row } from '@/ui/layout/row';
import { Failed } from '@/ui/words/failed';
import { StatusTag } from '@/ui/words/status-tag';
import { KIND_NOTES, UPLOAD } from '../copy';
import { ForAdmins } from '../for-admins';
import { sizeWords } from '../size-words';
import { isWorkbook, useSending } from './use-sending';
import '../imports.css';

const Columns = ({ columns }: { columns: ImportKind['columns'] }) => (
  <View>
    <View className="note">{UPLOAD.columnsNote}</View>
    {columns.map(({ title, required, note, also }) => (
      <View key={title} className="imports-column">
        <View>
          {title} {required && <StatusTag tone="wait">{UPLOAD.required}</StatusTag>}
        </View>
        {note && <View className="note">{note}</View>}
        {also.length > 0 && <View className="note">{UPLOAD.also(also)}</View>}
      </View>
    ))}
  </View>
);

function Template({ kind }: { kind: ImportKindName }) {
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await openDocument(await call(showImportTemplate, { params: { importKind: kind } }));
    } catch (error) {
      say(sayError(error));
    } finally {
      setBusy(false);
    }
  };
  return <Row icon="file" {...UPLOAD.template} {...(busy && { value: '请稍等…' })} onClick={() => void take()} />;
}

function Sending({ percent, onStop }: { percent: number; onStop: () => void }) {
  return (
    <View>
      <View {...aria({ role: 'status' })}>{UPLOAD.sending(percent)}</View>
      <View className="imports-bar">
        <View className="imports-bar-done" style={{ width: `${percent}%` }} />
      </View>
      <Button look="quiet" onClick={onStop}>
        {UPLOAD.stop}
      </Button>
    </View>
  );
}

function TheFile({ kind }: { kind: ImportKindName }) {
  const [sheet, setSheet] = useState('');
  const { file, percent, error, choose, send, stop } = useSending((importId) =>
    replacePage('imports/batch', { importId }),
  );
  const isBook = file !== undefined && isWorkbook(file.name);
  return (
    <Section title={UPLOAD.file}>
      {file ? (
        <View>
          <View className="imports-chosen">{file.name}</View>
          <View className="note">{sizeWords(file.bytes)}</View>
        </View>
      ) : (
        <View className="note">{UPLOAD.fileNote}</View>
      )}
      <Failed className="imports-error" of={error} />
      {isBook && percent === undefined && (
        <Field {...UPLOAD.sheet} optional>
          <TextInput value={sheet} onChange={setSheet} max={31} />
        </Field>
      )}
      {percent !== undefined && <Sending percent={percent} onStop={stop} />}
      {percent === undefined && (
        <View className="imports-buttons">
          {file && <Button onClick={() => void send(kind, sheet)}>{UPLOAD.send}</Button>}
          <Button look={file ? 'quiet' : 'primary'} icon="file" onClick={() => void choose()}>
            {file ? UPLOAD.again : UPLOAD.pick}
          </Button>
          <View className="note imports-reason">{UPLOAD.note}</View>
        </View>
      )}
    </Section>
  );
}

function UploadForm({ kinds }: { kinds: readonly ImportKind[] }) {
  const [chosen, setChosen] = useState<ImportKindName>();
  const kind = kinds.find((each) => each.kind === chosen);
  const choose = (name: ImportKindName) => {
    setChosen(name);
    // On a phone the rest comes below nine kinds.
    scrollTo('.imports-side');
  };
  return (
    <View className="imports-columns">
      <View className="imports-main">
        <SectionTitle>{UPLOAD.kind}</SectionTitle>
        <Choice
          look="rows"
          label={UPLOAD.kind}
          value={chosen}
          options={kinds.map(({ kind, title }) => ({ value: kind, label: title, note: KIND_NOTES[kind] }))}
          onChange={choose}
        />
      </View>
      {kind && (
        <View className="imports-side" key={kind.kind}>
          <TheFile kind={kind.kind} />
          <Section title={kind.title} flush>
            <Template kind={kind.kind} />
            <Disclosure title={UPLOAD.columns}>
              <Columns columns={kind.columns} />
            </Disclosure>
          </Section>
        </View>
      )}
    </View>
  );
}

function Upload() {
  const answer = useAnswer(listImportKinds, {}, { staleTime: A_DAY });
  return <Answer of={answer}>{({ items }) => <UploadForm kinds={items} />}</Answer>;
}

/** 导入文件: what it is, what it must have, and the file itself. */
export default function UploadPage() {
  return <ForAdmins>{() => <Upload />}</ForAdmins>;
}
