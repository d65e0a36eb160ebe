import Taro from '@tarojs/taro';

/** What WeChat's viewer opens (wx.openDocument); another file is passed on to a chat, where any program may open it. */
const VIEWED = ['pdf', 'xlsx'] as const;

interface Document {
  url: string;
  fileName: string;
}

const extensionOf = (fileName: string): string => fileName.slice(fileName.lastIndexOf('.') + 1);

/** Fetches a file. WeChat writes any answer to the file, an error's too. @throws Error when it could not be fetched. */
async function download({ url, fileName }: Document): Promise<string> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`;
  const answer = await Taro.downloadFile({ url, filePath });
  if (answer.statusCode !== 200) throw new Error(`downloadFile: ${answer.statusCode}`);
  return filePath;
}

/** Shows a file in WeChat's viewer, from which it can be kept, printed and passed on; in a browser, saves it. */
export async function openDocument(document: Document): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    window.location.assign(document.url);
    return;
  }
  const filePath = await download(document);
  const fileType = VIEWED.find((each) => each === extensionOf(document.fileName));
  if (fileType) await Taro.openDocument({ filePath, fileType, showMenu: true });
  else await Taro.shareFileMessage({ filePath, fileName: document.fileName });
}

/** Keeps a picture in the phone's album, having asked; in a browser, saves it. */
export async function savePicture(picture: Document): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    window.location.assign(picture.url);
    return;
  }
  await Taro.saveImageToPhotosAlbum({ filePath: await download(picture) });
}
