import {
  announceMembersMeeting,
  layOpen,
  type MembersMeeting,
  showMembersMeeting,
} from '@shared/accounts/members-meetings';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { type Context, handle } from '../../platform/serve';
import { markDone } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { type Book, villageYearOf } from '../book-store';
import { type Hand } from '../desk/pending';
import { handOf } from '../desk/signature';
import { announced, laidOpen, type Meeting, standingOf } from './meeting';
import { meetingOf, putMeeting, type StoredMeeting } from './meeting-store';

async function shown(book: Book, at: string): Promise<{ meeting?: MembersMeeting }> {
  const meeting = await meetingOf(book);
  return meeting ? { meeting: { ...standingOf(meeting, dayInChina(at)), version: meeting.version } } : {};
}

interface Changing {
  readonly book: Book;
  readonly action: string;
  /** What the caller saw; 0 where there was none. */
  readonly version: number;
  readonly caller: Caller;
  readonly decide: (before: StoredMeeting | undefined, hand: Hand) => Meeting | Promise<Meeting>;
}

/** Changes a meeting once, only as the caller saw it. @throws AppError `version.stale`; as `decide` */
function changeMeeting(
  { book, action, version, caller, decide }: Changing,
  { at, once, requestId }: Pick<Context, 'at' | 'once' | 'requestId'>,
): Promise<{ meeting?: MembersMeeting }> {
  const done = () => shown(book, at);
  const stale = async () => new AppError('version.stale', await done());
  const act = async () => {
    const before = await meetingOf(book);
    if ((before?.version ?? 0) !== version) throw await stale();
    const subject = `membersMeeting#${book.villageCode}#${book.year}`;
    await transact(
      putMeeting(book, await decide(before, handOf(caller, at)), before),
      auditRow({ subject, action, at, actor: caller.accountId, requestId }),
      markDone(once, String(book.year), at),
    );
    return done();
  };
  return doOnce(once, { done, act, overtaken: stale });
}

export const showMembersMeetingHandler = handle(showMembersMeeting)(({ params }, { at }) => shown(params, at));

export const announceMembersMeetingHandler = handle(announceMembersMeeting)(
  ({ params: book, body: { heldOn, version }, caller }, context) =>
    changeMeeting(
      {
        ...{ book, action: announceMembersMeeting.id, version, caller },
        decide: async (before, hand) => {
          if (!(await villageYearOf(book))) throw new AppError('notFound');
          return announced(before, heldOn, hand);
        },
      },
      context,
    ),
);

export const layOpenHandler = handle(layOpen)(({ params: book, body: { item, version }, caller }, context) =>
  changeMeeting(
    {
      ...{ book, action: layOpen.id, version, caller },
      decide: async (before, hand) => {
        if (!before) throw new AppError('notFound');
        const year = await villageYearOf(book, { consistent: true });
        return laidOpen(before, item, hand, { isClosed: year?.closedThrough === 12 });
      },
    },
    context,
  ),
);
