import Taro from '@tarojs/taro';

/** A file of the office's, chosen and not yet sent. */
export interface ChosenFile {
  path: string;
  name: string;
  bytes: number;
}

/**
 * Lets a person choose one file: in WeChat from a chat (where offices send them), in a browser from the disk. Undefined when
 * nothing was chosen.
 * @param extensions without the dot; what else is chosen the caller refuses.
 */
export const pickFile = (extensions: readonly string[]): Promise<ChosenFile | undefined> =>
  process.env.TARO_ENV === 'h5' ? fromDisk(extensions) : fromChat(extensions);

async function fromChat(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] });
    const [file] = tempFiles;
    return file && { path: file.path, name: file.name, bytes: file.size };
  } catch (error) {
    if (/cancel/.test(String((error as { errMsg?: string }).errMsg ?? error))) return undefined;
    throw error;
  }
}

/** The browser's own chooser, which Taro has not for files. */
const fromDisk = (extensions: readonly string[]): Promise<ChosenFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.onchange = () => {
      const file = input.files?.[0];
      resolve(file && { path: URL.createObjectURL(file), name: file.name, bytes: file.size });
    };
    input.oncancel = () => resolve(undefined);
    input.click();
  });
