import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { showVoucher, type Voucher } from '@shared/accounts';
import { PaperKind } from '@shared/attachments';
import { BOOKKEEPERS } from '@shared/books';
import { holds } from '@shared/roles';
import { useAnswer } from '@/platform/answers';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/session';
import { Answer } from '@/ui/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/card';
import { Choice } from '@/ui/choice';
import { DayText } from '@/ui/day-text';
import { Page } from '@/ui/page';
import { RedactionEditor } from '@/ui/redaction-editor';
import { EmptyState, Skeleton } from '@/ui/states';
import { VOUCHER } from '../copy';
import { voucherTitle } from '../voucher-words';
import { ATTACH } from './copy';
import { type Target, useOnePicture } from './use-one-picture';
import './attach.css';

const NEW = 'new';
const KINDS = PaperKind.options.map((value) => ({ value, label: value }));

const Head = ({ voucher }: { voucher: Voucher }) => (
  <Card>
    <View className="note">
      <DayText value={voucher.voucherOn} />
      {` · ${VOUCHER.no(voucher.voucherNo)}`}
    </View>
    <View>{voucherTitle(voucher.lines)}</View>
  </Card>
);

function Attach({ voucher, villageCode, year }: { voucher: Voucher; villageCode: string; year: number }) {
  const { attachments, voucherId } = voucher;
  const [paper, setPaper] = useState(attachments.length > 0 ? '0' : NEW);
  const [kind, setKind] = useState<PaperKind>();
  const target: Target | undefined = paper !== NEW ? { place: Number(paper) } : kind && { kind };
  const one = useOnePicture({ villageCode, year, voucherId }, target);
  const { step } = one;
  /** The paper a picture is of, where one that is public is covered anew. */
  const [redone, setRedone] = useState<number>();

  if (step.at === 'covering')
    return (
      <>
        <SectionTitle>{ATTACH.cover}</SectionTitle>
        <RedactionEditor
          src={step.picture.url}
          width={step.picture.width}
          height={step.picture.height}
          boxes={one.boxes}
          onChange={one.setBoxes}
        />
        <View className="attach-buttons">
          <Button onClick={() => void one.paint(step.picture)}>{ATTACH.covered}</Button>
          <Button look="quiet" onClick={one.drop}>
            {ATTACH.cancel}
          </Button>
        </View>
      </>
    );
  if (step.at === 'checking')
    return (
      <>
        <SectionTitle>{ATTACH.check}</SectionTitle>
        <View className="note">{ATTACH.checkNote}</View>
        <Image className="attach-copy" src={step.copyUrl} mode="widthFix" />
        <View className="attach-buttons">
          <Button loading={one.sending} onClick={() => void one.publish(step.copyId, redone)}>
            {ATTACH.publish}
          </Button>
          <Button look="quiet" onClick={() => one.cover(step.picture, one.boxes)}>
            {ATTACH.again}
          </Button>
        </View>
      </>
    );
  if (step.at !== 'none')
    return (
      <Card>
        <View>
          {step.at === 'uploading'
            ? ATTACH.uploading(step.percent)
            : step.at === 'painting'
              ? ATTACH.painting
              : ATTACH.preparing}
        </View>
        <Skeleton cards={1} />
      </Card>
    );
  const options = [
    ...attachments.map(({ title, pictures = [] }, place) => ({
      value: String(place),
      label: title,
      note: ATTACH.pictures(pictures.length),
    })),
    { value: NEW, label: ATTACH.another },
  ];
  const shown = attachments.flatMap(({ pictures = [] }, place) => pictures.map((picture) => ({ place, picture })));
  return (
    <>
      <Head voucher={voucher} />
      <SectionTitle>{ATTACH.which}</SectionTitle>
      <Choice options={options} value={paper} onChange={setPaper} look="rows" label={ATTACH.which} />
      {paper === NEW && (
        <>
          <SectionTitle>{ATTACH.kind}</SectionTitle>
          <Choice options={KINDS} value={kind} onChange={setKind} label={ATTACH.kind} />
        </>
      )}
      <View className="attach-buttons">
        <Button
          icon="camera"
          disabled={!target}
          onClick={() => {
            setRedone(undefined);
            void one.pick();
          }}
        >
          {ATTACH.pick}
        </Button>
        <View className="note attach-note">{ATTACH.pickNote}</View>
      </View>
      {shown.length > 0 && (
        <>
          <SectionTitle>{ATTACH.shown}</SectionTitle>
          {shown.map(({ place, picture }) => (
            <Card key={picture.mediaId} className="attach-shown">
              {picture.posterUrl && <Image className="attach-thumb" src={picture.posterUrl} mode="aspectFill" />}
              <View className="attach-about">
                <View>{attachments[place]?.title}</View>
                <Button
                  small
                  look="quiet"
                  onClick={() => {
                    setRedone(place);
                    void one.reopen(picture.mediaId);
                  }}
                >
                  {ATTACH.redo}
                </Button>
              </View>
            </Card>
          ))}
          <View className="note attach-note">{ATTACH.redoNote}</View>
        </>
      )}
    </>
  );
}

/** 附单据: for those who keep the books. A picture is covered where it is private, looked at, and only then public. */
export default function AttachPage() {
  const { villageCode, year, voucherId } = useParams<'villageCode' | 'year' | 'voucherId'>();
  const me = useMe();
  const may = me !== undefined && holds(me.grants, BOOKKEEPERS, villageCode);
  const answer = useAnswer(showVoucher, { params: { villageCode, year: Number(year), voucherId } }, { enabled: may });
  return (
    <Page>
      {may ? (
        <Answer of={answer}>
          {(voucher) => <Attach voucher={voucher} villageCode={villageCode} year={Number(year)} />}
        </Answer>
      ) : (
        <EmptyState icon="lock" title={ATTACH.only} note={ATTACH.onlyNote} />
      )}
    </Page>
  );
}
