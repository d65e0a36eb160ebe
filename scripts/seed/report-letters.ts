import { daysAfter, startOfDay } from '@shared/time';
import { derivedId } from '../../functions/platform/id';
import {
  emptyMailbox,
  type Letter,
  type Mailbox,
  withLetter,
  withReading,
} from '../../functions/reports/mailbox/letter';
import { LetterEntity, MailboxEntity } from '../../functions/reports/mailbox/letter-store';
import { type Note, NoteEntity } from '../../functions/reports/mailbox/note-store';
import type { SeedAccount } from './accounts';
import { DEMO_VILLAGES, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { type SeedMessage, toldTo } from './messages';
import { handlersOf, type SeedReport } from './reports';
import { put, type Row } from './row';

/** o: the office writes, r: the reporter; how far into the conversation, of a hundred. */
type Line = readonly [side: 'o' | 'r', place: number, text: string];

const TALKS: readonly (readonly Line[])[] = [
  [
    ['o', 6, '您好，您反映的情况我们收到了。请问具体是在哪一段？方便的话发张照片。'],
    ['r', 38, '就在往水库去的那个弯道，靠电线杆那边。'],
    ['o', 68, '知道了，周四上午去现场看，看完给您回话。'],
    ['r', 99, '好的，麻烦你们了。'],
  ],
  [
    ['r', 8, '补充一句：昨天下雨以后更严重了，路过的老人差点摔倒。'],
    ['o', 31, '谢谢提醒，已经先放了警示牌，正在联系施工队。'],
  ],
  [
    ['o', 20, '有一点想问清楚：这笔钱您是什么时候听说的？记不准也没关系。'],
    ['r', 44, '大概是八月底开会的时候，会上说过一次，后面就没有下文了。'],
  ],
];

const NOTES = ['已电话联系镇上，对方说本周内给材料。', '现场看过，情况属实，照片存档。', '等合同复印件，到了再答复。'];

interface Talk {
  letters: readonly Letter[];
  mailbox: Mailbox;
  notes: readonly Note[];
}

/** The conversation about a report that was taken on, and what its office noted; of the demo's villages only. */
function talkOf({ report, events }: SeedReport): Talk | undefined {
  const taken = events.find(({ step }) => step === 'accepted');
  if (!taken || !DEMO_VILLAGES.includes(report.villageCode)) return undefined;
  const dice = new Dice(`letters#${report.reportId}`);
  if (dice.int(0, 3) === 0) return undefined;
  // A report is taken on in the first eighth of its time: four times as long as that took, there was.
  const span = (4 * (Date.parse(taken.at) - Date.parse(report.submittedAt))) / 86_400_000;
  let mailbox: Mailbox = emptyMailbox(report.reportId);
  const letters: Letter[] = [];
  for (const [side, place, text] of dice.pick(TALKS)) {
    const at = daysAfter(taken.at, (span * place) / 100);
    const from = side === 'o' ? 'office' : 'reporter';
    // Who answers has read what came before.
    const last = letters.at(-1);
    if (last) mailbox = withReading(mailbox, from, last, at);
    const byOffice = side === 'o' ? taken.byOffice : '举报人';
    const next = withLetter(
      mailbox,
      { reportId: report.reportId, handledByDivision: taken.handledByDivision },
      { side: from, byOffice, at },
      { text, mediaIds: [] },
    );
    mailbox = next.mailbox;
    letters.push(next.letter);
  }
  const notedAt = daysAfter(taken.at, span / 2);
  const note: Note = {
    reportId: report.reportId,
    noteId: derivedId(notedAt, `note#${report.reportId}`),
    at: notedAt,
    authorName: '陈建国',
    office: taken.byOffice,
    division: taken.handledByDivision,
    text: dice.pick(NOTES),
  };
  return { letters, mailbox, notes: taken.handledByDivision === NIUJIAO ? [note] : [] };
}

export function reportLetterRows(seeded: SeedReport): Row[] {
  const talk = talkOf(seeded);
  if (!talk) return [];
  return [
    ...talk.letters.map((letter) => put(LetterEntity, letter)),
    put(MailboxEntity, talk.mailbox),
    ...talk.notes.map((note) => put(NoteEntity, note)),
  ];
}

/** What the letters told to whom, under the ids that the streams would give (see `messagesOf`). */
export const letterMessagesOf = (reports: readonly SeedReport[], holders: readonly SeedAccount[]): SeedMessage[] =>
  reports.flatMap((seeded) => {
    const { report } = seeded;
    const { reportId, reporterAccountId, reporterAlias } = report;
    return (talkOf(seeded)?.letters ?? []).flatMap(({ letterNo, from, at, tells }): SeedMessage[] => {
      if (!tells) return [];
      const inbox = reporterAccountId ?? reporterAlias;
      const inboxes = from === 'reporter' ? handlersOf(report, holders) : inbox ? [inbox] : [];
      const kind = from === 'reporter' ? 'workLetter' : 'letterArrived';
      const createdAt = from === 'reporter' ? startOfDay(at) : at;
      return inboxes.map((to) => toldTo(to, kind, createdAt, `letter#${reportId}#${letterNo}`, { reportId }));
    });
  });
