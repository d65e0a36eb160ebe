import { confirmPledge } from '@shared/reviews/pledges';
import { call } from '@/platform/server/call';
import { Card } from '@/ui/layout/card';
import { DidThey } from '../did-they';
import type { Subject } from '../use-subject-name';
import { pledge as copy } from './copy';

interface Props {
  subject: Subject;
  asked: { iSaid?: boolean | undefined } | undefined;
  refresh: () => Promise<unknown>;
}

/** 做到了吗: asked of who judged, from the day of the promise until it is counted. */
export const MyPledge = ({ subject, asked, refresh }: Props) =>
  asked ? (
    <Card>
      <DidThey
        question={asked.iSaid === undefined ? copy.asked : copy.iSaid[asked.iSaid ? 'true' : 'false']}
        note={copy.askedNote}
        words={copy}
        send={(kept) => call(confirmPledge, { params: subject, body: { kept } })}
        refresh={refresh}
      />
    </Card>
  ) : null;
