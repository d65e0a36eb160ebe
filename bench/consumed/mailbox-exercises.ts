import { MULTIPART_FROM } from '@shared/media/multipart';
import { accountOwner, originalKeyOf } from '../../functions/media/media';
import { draftOwner, MediaEntity } from '../../functions/media/media-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { putObject } from '../../functions/platform/media-bucket';
import { newSecret } from '../../functions/platform/sealed';
import { emptyMailbox, type Mailbox, withLetter } from '../../functions/reports/mailbox/letter';
import { LetterEntity, MailboxEntity } from '../../functions/reports/mailbox/letter-store';
import { NoteEntity } from '../../functions/reports/mailbox/note-store';
import { put, type Row } from '../../scripts/seed/row';
import { type District, write } from './district';
import { exercises, NOTHING } from './exercise';
import { ACCEPTED, filed, keptPicture, newReceiptNo } from './report-rows';

const LONG = 30;

/** A report with a conversation of thirty letters and as many notes. */
async function talked(d: District, receiptNo?: string) {
  const report = await filed(d, { steps: [ACCEPTED], ...(receiptNo && { receiptNo }) });
  const { reportId, handledByDivision: division } = report;
  const at = now();
  const text = '就在往水库去的那个弯道，靠电线杆那边，下雨以后更严重了。';
  let mailbox: Mailbox = emptyMailbox(reportId);
  const rows: Row[] = [];
  for (let nth = 0; nth < LONG; nth += 1) {
    const side = nth % 2 === 0 ? 'reporter' : 'office';
    const next = withLetter(mailbox, report, { side, byOffice: '牛角村村委会', at }, { text, mediaIds: [] });
    mailbox = next.mailbox;
    const note = { reportId, noteId: newId(at), at, authorName: '陈建国', office: '', division, text };
    rows.push(put(LetterEntity, next.letter), put(NoteEntity, note));
  }
  await write([...rows, put(MailboxEntity, mailbox)]);
  return { on: { reportId } };
}
const asCadre = async (d: District) => ({ ...(await talked(d)), by: 'cadre' as const });

async function receipt(d: District) {
  const receiptNo = newReceiptNo();
  await talked(d, receiptNo);
  return receiptNo;
}

const FILM = { kind: 'video', contentType: 'video/mp4', bytes: MULTIPART_FROM };

/** A file that was sent in parts and put together: what is asked of it then costs the most. */
async function whole(owner: string) {
  const mediaId = newId();
  const original = Buffer.from('film');
  await putObject(originalKeyOf(mediaId), original, 'video/mp4');
  const media = { mediaId, ...FILM, bytes: original.length, state: 'awaiting', owner, uploadId: '0'.repeat(32) };
  await write([put(MediaEntity, { ...media, originalKey: originalKeyOf(mediaId) } as never)]);
  return { on: { mediaId } };
}

const asDraft = async () => {
  const draftKey = newSecret();
  return { ...(await whole(draftOwner(draftKey))), body: { draftKey } };
};
const asResident = ({ resident }: District) => whole(accountOwner(resident.accountId));

/** 对话, 内部备注, and large files in parts. */
export const mailboxExercises = [
  ...exercises('the reports of the office; a conversation is as long at every size', {
    listLetters: asCadre,
    writeLetter: async (d) => {
      const mediaIds = [await keptPicture(accountOwner(d.resident.accountId))];
      return { ...(await talked(d)), body: { text: '补一张照片', mediaIds } };
    },
    readLetters: async (d) => ({ ...(await asCadre(d)), body: { through: LONG } }),
    listAnonymousLetters: async (d) => ({ body: { receiptNo: await receipt(d) } }),
    writeAnonymousLetter: async (d) => {
      const draftKey = newSecret();
      const mediaIds = [await keptPicture(draftOwner(draftKey))];
      return { body: { receiptNo: await receipt(d), text: '补一张照片', mediaIds, draftKey } };
    },
    readAnonymousLetters: async (d) => ({ body: { receiptNo: await receipt(d), through: LONG } }),
    listNotes: asCadre,
    writeNote: async (d) => ({ ...(await asCadre(d)), body: { text: '已电话核实' } }),
  }),
  ...exercises(NOTHING, {
    beginUpload: { body: FILM },
    resumeUpload: asResident,
    finishUpload: asResident,
    beginAnonymousUpload: () => ({ body: { ...FILM, draftKey: newSecret() } }),
    resumeAnonymousUpload: asDraft,
    finishAnonymousUpload: asDraft,
  }),
];
