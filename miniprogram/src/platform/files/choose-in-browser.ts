import Taro from '@tarojs/taro';

/** What a browser's chooser gives, in the words of `chooseMedia`. */
export interface Chosen {
  tempFilePath: string;
  size: number;
  duration?: number;
  thumbTempFilePath?: string;
  fileType?: string;
  originalFileObj?: { type: string };
}

const ACCEPT = { image: 'image/*,.heic,.heif', video: 'video/*' } as const;
const POSTER_SIDE = 480;
/** A film that the browser cannot play says nothing of itself. */
const FILM_MS = 4_000;

/**
 * Chooses pictures and films in a browser. Taro's own chooser loses without a word what the browser cannot draw: a HEIC, a
 * broken picture, a film of another kind. Here they are all given, for the server to say what they are.
 */
export async function chooseInBrowser(
  kinds: readonly ('image' | 'video')[],
  count: number,
  onChosen: () => void,
): Promise<Chosen[]> {
  const { tapIndex } = await Taro.showActionSheet({ itemList: ['拍摄', '从相册选择'] });
  const files = await fromDisk(kinds.map((kind) => ACCEPT[kind]).join(','), count > 1, tapIndex === 0);
  onChosen();
  return Promise.all(files.slice(0, count).map(chosen));
}

const fromDisk = (accept: string, multiple: boolean, camera: boolean): Promise<File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept, multiple });
    if (camera) input.setAttribute('capture', 'environment');
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });

async function chosen(file: File): Promise<Chosen> {
  const tempFilePath = URL.createObjectURL(file);
  const suffix = /\.\w+$/.exec(file.name)?.[0].toLowerCase() ?? '';
  // Browsers do not know HEIC by its suffix everywhere, and say nothing then.
  const type = file.type || (/^\.hei[cf]$/.test(suffix) ? `image/${suffix.slice(1)}` : '');
  const film = type.startsWith('video/') ? await filmOf(tempFilePath) : {};
  return { tempFilePath, size: file.size, originalFileObj: { type }, ...film };
}

/** How long a film is, and its first picture; neither where the browser cannot play it. */
const filmOf = (url: string): Promise<Pick<Chosen, 'duration' | 'thumbTempFilePath'>> =>
  new Promise((resolve) => {
    const video = document.createElement('video');
    const late = setTimeout(() => resolve({}), FILM_MS);
    const done = (film: Pick<Chosen, 'duration' | 'thumbTempFilePath'>) => {
      clearTimeout(late);
      resolve(film);
    };
    Object.assign(video, { muted: true, playsInline: true, preload: 'auto', src: url });
    video.onerror = () => done({});
    video.onloadeddata = () => {
      const { videoWidth: width, videoHeight: height, duration } = video;
      const scale = Math.min(1, POSTER_SIDE / Math.max(width, height, 1));
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
      canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
      done({
        ...(Number.isFinite(duration) && { duration }),
        ...(canvas.width > 0 && { thumbTempFilePath: canvas.toDataURL('image/jpeg', 0.8) }),
      });
    };
  });
