import { View } from '@tarojs/components';
import { useState } from 'react';
import type { BankReconciliation } from '@shared/accounts/bank-reconciliation';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { RECONCILE } from '../bank/copy';
import {
  type Candidate,
  candidatesFor,
  candidatesOf,
  isContested,
  leftOutFor,
  type Line,
  type Voucher,
} from './candidates';
import { Explain } from './explain';
import { Shown } from './shown';
import type { Reconciling } from './use-reconciling';

/** What went in or out, with the sign that says it. */
export const Moved = ({ fen }: { fen: number }) => (
  <Money fen={Math.abs(fen)} flow={fen < 0 ? 'out' : 'in'} size="row" />
);

export const VoucherWords = ({ of: { voucherNo, on, summary } }: { of: Voucher }) => (
  <View className="reconcile-words">
    <View>{voucherNo}</View>
    <View className="note">
      <DayText value={on} />
      {` · ${summary}`}
    </View>
  </View>
);

interface CandidateProps {
  of: Candidate;
  /** Another line fits its vouchers too. */
  contested: boolean;
  line: Line;
  reconciling: Reconciling;
}

/** One candidate: why it may be the same money, and each other row that would be matched with it. */
function Possible({ of: candidate, line, contested, reconciling: { match } }: CandidateProps) {
  const { vouchers, lines, reason } = candidate;
  const press = async () => {
    const named = vouchers.map(({ voucherNo, summary }) => `${voucherNo} ${summary}`).join('；');
    if (await confirm(RECONCILE.matchAsk, named)) match.mutate([candidate]);
  };
  return (
    <View className="reconcile-candidate">
      {vouchers.map((voucher) => (
        <View key={voucher.voucherId} className="reconcile-head">
          <VoucherWords of={voucher} />
          <Moved fen={voucher.signedFen} />
        </View>
      ))}
      {lines
        .filter(({ lineKey }) => lineKey !== line.lineKey)
        .map((other) => (
          <View key={other.lineKey} className="reconcile-head">
            <View className="note">{other.remark ?? other.counterparty ?? other.on}</View>
            <Moved fen={other.signedFen} />
          </View>
        ))}
      <View className="note">{RECONCILE.reason[reason]}</View>
      {contested && <View className="bank-contested">{RECONCILE.contested}</View>}
      <View className="bank-actions">
        <Button small look="quiet" disabled={match.isPending} onClick={() => void press()}>
          {RECONCILE.match}
        </Button>
      </View>
    </View>
  );
}

interface LineProps {
  line: Line;
  sheet: BankReconciliation;
  candidates: readonly Candidate[];
  reconciling: Reconciling;
  isPicked: boolean;
  onPick: () => void;
}

function OpenLine({ line, sheet, candidates, reconciling, isPicked, onPick }: LineProps) {
  const [explaining, setExplaining] = useState(false);
  const { on, signedFen, counterparty, remark, awaits, note, ageDays } = line;
  const its = candidatesFor(candidates, line);
  const leftOut = leftOutFor(sheet, line);
  return (
    <Card>
      <View className="reconcile-head">
        <View className="reconcile-words">
          <View>{counterparty ?? remark ?? '—'}</View>
          <View className="note">
            <DayText value={on} />
            {` · ${[counterparty && remark, RECONCILE.ageDays(ageDays)].filter(Boolean).join(' · ')}`}
          </View>
        </View>
        <Moved fen={signedFen} />
      </View>
      <View className="reconcile-tags">
        <StatusTag tone={awaits ? 'plain' : 'wait'}>{awaits ? RECONCILE.awaits[awaits] : RECONCILE.missing}</StatusTag>
      </View>
      {note && <View className="note">{note}</View>}
      {its.length > 0 && (
        <View className="reconcile-candidates">
          <View className="note">{its.length > 1 ? RECONCILE.same(its.length) : RECONCILE.candidates}</View>
          {its.map((candidate, place) => (
            <Possible
              key={place}
              of={candidate}
              contested={isContested(candidates, candidate)}
              line={line}
              reconciling={reconciling}
            />
          ))}
        </View>
      )}
      {leftOut.length > 0 && (
        <View className="reconcile-candidates">
          <View className="note">{RECONCILE.leftOut}</View>
          {leftOut.map(({ voucher, why }) => (
            <View key={voucher.voucherId} className="reconcile-candidate">
              <View className="reconcile-head">
                <VoucherWords of={voucher} />
                <Moved fen={voucher.signedFen} />
              </View>
              <View className="note">{RECONCILE.why[why]}</View>
            </View>
          ))}
        </View>
      )}
      <View className="bank-actions">
        <Button small look="quiet" onClick={() => setExplaining(true)}>
          {awaits ? RECONCILE.reExplain : RECONCILE.explain}
        </Button>
        <Button small look="quiet" {...(isPicked && { icon: 'check' as const })} onClick={onPick}>
          {isPicked ? RECONCILE.picked : RECONCILE.pick}
        </Button>
      </View>
      {explaining && <Explain line={line} reconciling={reconciling} onClose={() => setExplaining(false)} />}
    </Card>
  );
}

interface Props {
  sheet: BankReconciliation;
  reconciling: Reconciling;
  picked: ReadonlySet<string>;
  onPick: (lineKey: string) => void;
}

/** What the bank has and the book has not, each with what it may be; what is certain is matched with one press. */
export function OpenLines({ sheet, reconciling, picked, onPick }: Props) {
  const candidates = candidatesOf(sheet);
  const certain = candidates.filter(({ isCertain }) => isCertain);
  const { match } = reconciling;
  return (
    <>
      <SectionTitle>
        {sheet.openLines.length > 0 ? RECONCILE.lines(sheet.openLines.length) : RECONCILE.noLines}
      </SectionTitle>
      {certain.length > 0 && (
        <Card>
          <View className="note">{RECONCILE.certainNote}</View>
          <View className="bank-actions">
            <Button small loading={match.isPending} onClick={() => match.mutate(certain)}>
              {RECONCILE.certain(certain.length)}
            </Button>
          </View>
        </Card>
      )}
      <Shown of={sheet.openLines}>
        {(line) => (
          <OpenLine
            key={line.lineKey}
            line={line}
            sheet={sheet}
            candidates={candidates}
            reconciling={reconciling}
            isPicked={picked.has(line.lineKey)}
            onPick={() => onPick(line.lineKey)}
          />
        )}
      </Shown>
    </>
  );
}
