import type { Sender } from './outbox';
import { isSignedInAs } from '../server/session';
import { uploadFile } from './upload';

/** A form of one who is signed in, or of one who holds a receipt: their files then belong to a draft, and to no account. */
interface Owned {
  by?: string | undefined;
  receiptNo?: string | undefined;
  draftKey?: string | undefined;
}

/** How such a form and its files go out: never as another's, on a phone that two people use. */
export const ownSender = {
  mayGo: ({ by, receiptNo }) => receiptNo !== undefined || isSignedInAs(by),
  sendFile: (file, { draftKey }, watch) => uploadFile(file, { draftKey, begun: file.begun, ...watch }).done,
} satisfies Partial<Sender<Owned>>;
