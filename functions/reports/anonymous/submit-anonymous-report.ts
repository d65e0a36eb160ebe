import { submitAnonymousReport } from '@shared/reports/reports';
import { villageNamed } from '../../identity/division-store';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { keyedHash } from '../../platform/sealed';
import { countToll, payToll } from '../../platform/toll';
import { receiptNoOf } from '../report-store';
import { isFlooded } from '../intake/flood';
import { takeIn } from '../intake/take-in';

/** Nothing of the request but its body goes any further: no caller, no requestId. There is no limit: who sends much solves much. */
export const submitAnonymousReportHandler = handle(submitAnonymousReport)(async (
  { query: { proof }, body: { draftKey, ...draft } },
  { at, once },
) => {
  const { villageCode } = draft;
  let held = false;
  // Who spends a proof is counted in the same step, for the village it is spent on: whatever refuses the report afterwards, it is no free try.
  const pay = async () => {
    // A village that is none takes no proof: there is nobody to count it for, and the person may name the right one.
    await villageNamed(villageCode);
    const first = await payToll(
      proof,
      { purpose: 'report', villageCode, by: keyedHash(`${once.key}|${villageCode}`) },
      at,
    );
    [held] = await Promise.all([
      isFlooded(villageCode, first, at),
      first ? countToll('report', villageCode, at) : undefined,
    ]);
    return undefined;
  };
  const isHeld = () => held;
  const sender = { mode: 'anonymous', owner: draftOwner(draftKey), receiptNo: receiptNoOf(draftKey), isHeld } as const;
  return takeIn(draft, sender, at, once, pay);
});
