import Taro from '@tarojs/taro';
import type { MediaKind } from '@shared/media/media';
import { letGo, offerFile, roomFor } from './shown-files';
import { playSound } from '../sound/sound';

/** What WeChat's viewer opens (wx.openDocument); another file is passed on to a chat, where any program may open it. */
const VIEWED = ['pdf', 'xlsx'] as const;

interface Document {
  url: string;
  fileName: string;
}

const extensionOf = (fileName: string): string => fileName.slice(fileName.lastIndexOf('.') + 1);

/** Fetches a file. WeChat writes any answer to the file, an error's too. @throws Error when it could not be fetched. */
async function download({ url, fileName }: Document): Promise<string> {
  const filePath = roomFor(fileName);
  const answer = await Taro.downloadFile({ url, filePath });
  if (answer.statusCode !== 200) throw new Error(`downloadFile: ${answer.statusCode}`);
  return filePath;
}

/**
 * Shows a file that came in the answer itself: in WeChat's viewer, from which it can be kept, printed and passed on; a browser
 * saves it.
 */
export async function showFile({ fileName, base64 }: { fileName: string; base64: string }): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const bytes = Uint8Array.from(window.atob(base64), (letter) => letter.charCodeAt(0));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return;
  }
  const filePath = roomFor(fileName);
  Taro.getFileSystemManager().writeFileSync(filePath, base64, 'base64');
  await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
}

/**
 * Shows a file in WeChat's viewer, from which it can be kept, printed and passed on; what the viewer does not open is offered to be
 * passed on (ui/file-ready.tsx). A browser saves it.
 */
export async function openDocument(document: Document): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    window.location.assign(document.url);
    return;
  }
  const filePath = await download(document);
  const fileType = VIEWED.find((each) => each === extensionOf(document.fileName));
  if (fileType) await Taro.openDocument({ filePath, fileType, showMenu: true });
  else offerFile({ filePath, fileName: document.fileName });
}

/**
 * Opens a file as it was sent: in WeChat a picture, a film or a recording is shown and heard where it is, and removed when the
 * next file is shown, at the next start and at signing out; a browser saves it. False for what a phone cannot open.
 */
export async function openOriginalFile({ kind, ...file }: Document & { kind: MediaKind }): Promise<boolean> {
  if (process.env.TARO_ENV === 'h5') {
    window.location.assign(file.url);
    return true;
  }
  const filePath = await download(file);
  try {
    if (kind === 'audio') playSound(filePath, () => undefined);
    else await Taro.previewMedia({ sources: [{ url: filePath, type: kind }] });
    return true;
  } catch {
    letGo(filePath);
    return false;
  }
}

/** Keeps a picture in the phone's album, having asked; in a browser, saves it. */
export async function savePicture(picture: Document): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    window.location.assign(picture.url);
    return;
  }
  const filePath = await download(picture);
  try {
    await Taro.saveImageToPhotosAlbum({ filePath });
  } finally {
    letGo(filePath);
  }
}
