import { inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { macOfHead } from '../../platform/trail-link';
import type { AnchoredHead } from './anchor';
import { keepAnchor } from './anchor-store';
import { headsIn } from './trail-store';

/**
 * Every night: writes down, where the tables' own writers cannot reach, how long each report's trail is and how it ends. What is cut
 * off or taken away after that night is found by `npm run audit:verify`. A head that is not sealed is told and left out.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  await inEachDistrict(async (district) => {
    const heads: AnchoredHead[] = [];
    for await (const page of headsIn(district))
      for (const head of page) {
        if (head.mac === macOfHead(head))
          heads.push({ reportId: String(head.gsi1sk), seq: Number(head.seq), hash: String(head.hash) });
        else log('error', 'trailBroken', { subject: String(head.subject) });
      }
    await keepAnchor({ district, at, heads });
    log('info', 'anchorTrails', { count: heads.length });
  });
};
