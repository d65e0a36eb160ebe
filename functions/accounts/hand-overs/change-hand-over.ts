import type { HandOverView } from '@shared/accounts/hand-overs';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import type { Hand } from '../desk/pending';
import { handKnownAs } from '../desk/signature';
import type { HandOverList } from './hand-over';
import { type HandOverParty, refuseStranger } from './hand-over-party';
import { putHandOver } from './hand-over-store';
import { type HandOverKey, handingOf, shownHandOver, signersIn } from './hand-over-view';
import type { Handing } from './read-changes';

interface Changing {
  readonly action: string;
  readonly key: HandOverKey;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
  readonly requestId: string;
  readonly decide: (handing: Handing, hand: Hand, party: HandOverParty) => HandOverList | Promise<HandOverList>;
}

/** Takes a step with a hand-over, once, by one of its parties; two who sign at once are answered one after the other. @throws AppError as `decide` */
export function changeHandOver({ action, key, caller, at, once, requestId, decide }: Changing): Promise<HandOverView> {
  const done = () => shownHandOver(key, caller, at);
  const act = async () => {
    const handing = await handingOf(key);
    const party = await refuseStranger(caller, handing.change, at);
    const hand = await handKnownAs(caller, at, signersIn(handing));
    await transact(
      putHandOver(key, await decide(handing, hand, party), handing.list),
      auditRow({ subject: `handOver#${key.termId}`, action, at, actor: caller.accountId, requestId }),
      markDone(once, key.termId, at),
    );
    return done();
  };
  return doOnce(once, { done, act, decidesAnew: true });
}
