import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { MediaView } from '@shared/media/media';
import type { RegisterEvent, VoucherRef } from '@shared/accounts/registers';
import { openPage } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Icon } from '@/ui/icon';
import { MediaGrid } from '@/ui/media/media-grid';
import { Money } from '@/ui/words/money';
import { Timeline } from '@/ui/layout/timeline';
import { EVENT, REGISTER } from './copy';
import './registers.css';

/** A word that opens something. */
export const Link = ({ children, onClick }: { children: string; onClick: () => void }) => (
  <View className="registers-link" onClick={onClick} {...aria({ role: 'link', label: children })}>
    {children}
  </View>
);

/** The paper behind a number. */
export const VoucherLink = ({ of, villageCode }: { of: VoucherRef | undefined; villageCode: string }) =>
  of ? (
    <Link onClick={() => openPage('accounts/voucher', { villageCode, year: of.year, voucherId: of.voucherId })}>
      {REGISTER.voucher(of.voucherNo)}
    </Link>
  ) : null;

export const DecisionLink = ({ decisionId, villageCode }: { decisionId: string | undefined; villageCode: string }) =>
  decisionId ? (
    <Link onClick={() => openPage('affairs/decision', { villageCode, decisionId })}>{REGISTER.decision}</Link>
  ) : null;

/** What is owed, in words and red. */
export const Owed = ({ fen, word, size }: { fen: number; word: string; size?: 'figure' }) => (
  <View className="registers-owed">
    {`${word} `}
    <Money fen={fen} {...(size && { size })} />
  </View>
);

const wordsOf = ({ kind, from, to }: RegisterEvent): string | undefined => {
  if (from && to) return `${from} → ${to}`;
  return kind === 'signed' && to ? REGISTER.until(to) : to;
};

/** What happened to a thing, newest first: each with who decided it and the paper behind it. */
export function History({
  of,
  older,
  villageCode,
}: {
  of: readonly RegisterEvent[];
  older: boolean;
  villageCode: string;
}) {
  return (
    <Section title={REGISTER.history}>
      {of.length === 0 && <View className="muted">{REGISTER.noHistory}</View>}
      <Timeline
        steps={of.map((event) => ({
          key: event.eventId,
          tone: 'now',
          title: (
            <>
              {EVENT[event.kind]}
              {event.amountFen !== undefined && event.amountFen > 0 && (
                <>
                  {' '}
                  <Money fen={event.amountFen} />
                </>
              )}
            </>
          ),
          note: (
            <>
              <DayText value={event.on} />
              {` · ${REGISTER.by(event.recordedBy)}`}
            </>
          ),
          body: (
            <>
              {[wordsOf(event), event.reason, event.decidedBy].map(
                (words) => words && <View key={words}>{words.replace(/\d{4}-\d{2}-\d{2}/g, dayWords)}</View>,
              )}
              <VoucherLink of={event.voucher} villageCode={villageCode} />
              <DecisionLink decisionId={event.decisionId} villageCode={villageCode} />
            </>
          ),
        }))}
      />
      {older && <View className="note">{REGISTER.older}</View>}
    </Section>
  );
}

/** `2026-12-31` inside a sentence → 2026年12月31日: the end of a contract keeps its year. */
const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The pictures of a thing, or that there are none yet. */
export const Pictures = ({ of }: { of: readonly MediaView[] }) => (
  <Section title={REGISTER.pictures}>
    {of.length > 0 ? (
      <MediaGrid media={of} />
    ) : (
      <View className="registers-blank">
        <Icon name="camera" />
        <View>{REGISTER.noPictures}</View>
        <View className="note">{REGISTER.noPicturesNote}</View>
      </View>
    )}
  </Section>
);

interface AskProps {
  /** The entry's own. */
  id: string;
  villageCode: string;
  villageName: string;
  what: string;
}

/** “我有疑问”: a report that already says what it is about. */
export function Ask({ id, villageCode, villageName, what }: AskProps) {
  const description = REGISTER.question(villageName, what);
  const ask = () => askAbout({ about: `register:${id}`, villageCode, villageName, category: 'money', description });
  return (
    <View className="registers-ask">
      <Button look="quiet" icon="report" onClick={ask}>
        {REGISTER.ask}
      </Button>
      <View className="note">{REGISTER.askNote}</View>
    </View>
  );
}

/** The first card of a page: what it is, how it stands, the one figure. */
export const Head = ({
  name,
  tag,
  note,
  children,
}: {
  name: string;
  tag: ReactNode;
  note: ReactNode;
  children: ReactNode;
}) => (
  <Card>
    <View className="registers-head">
      <View className="registers-name">{name}</View>
      {tag}
    </View>
    <View className="note">{note}</View>
    <View className="registers-figure">{children}</View>
  </Card>
);
