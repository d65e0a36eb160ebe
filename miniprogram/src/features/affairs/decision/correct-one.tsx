import { useState } from 'react';
import { type DecisionDetail, DecisionStep, standingRecords } from '@shared/affairs/decisions';
import { openPage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { DECISION, STEP } from '../decision-copy';

/** Asks which of the recorded steps is to be put right. */
export function CorrectOne({ decision: { villageCode, decisionId, records } }: { decision: DecisionDetail }) {
  const [asking, setAsking] = useState(false);
  const standing = standingRecords(records);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {DECISION.correct}
      </Button>
      <Sheet open={asking} title={DECISION.correctAsk} onClose={() => setAsking(false)}>
        <Card flush>
          {DecisionStep.options
            .filter((step) => standing[step])
            .map((step) => (
              <Row
                key={step}
                title={STEP[step].name}
                onClick={() => {
                  setAsking(false);
                  openPage('affairs/record-decision', {
                    villageCode,
                    decisionId,
                    step,
                    corrects: standing[step]?.recordId,
                  });
                }}
              />
            ))}
        </Card>
      </Sheet>
    </>
  );
}
