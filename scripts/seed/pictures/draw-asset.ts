import { drawn, type Drawn } from './draw';

const [WIDTH, HEIGHT] = [1200, 900];
const GROUND = 640;

const windows = (x: number, y: number, across: number, down: number): string =>
  Array.from({ length: across * down }, (_, place) => {
    const [left, top] = [x + (place % across) * 110, y + Math.floor(place / across) * 100];
    return `<rect x="${left}" y="${top}" width="64" height="60" fill="#4f6f82"/><path d="M${left} ${top + 60} l64 -60" stroke="#7d9aab" stroke-width="6"/>`;
  }).join('');

const OF_KIND: readonly [RegExp, string][] = [
  [
    /道路|机耕道/,
    `<path d="M520 ${GROUND} L160 900 H1040 L680 ${GROUND} Z" fill="#b9b7b0"/><path d="M600 ${GROUND + 20} V900" stroke="#f1efe8" stroke-width="10" stroke-dasharray="40 34"/><path d="M160 900 L520 ${GROUND}" stroke="#8f8c84" stroke-width="12"/>`,
  ],
  [
    /路灯/,
    [300, 640, 920]
      .map(
        (x) =>
          `<path d="M${x} 780 V300 q0 -40 60 -40" fill="none" stroke="#5b6168" stroke-width="14"/><rect x="${x + 40}" y="250" width="70" height="20" fill="#f4e7a1"/><path d="M${x - 46} 300 l92 -34" stroke="#2c4a7c" stroke-width="16"/>`,
      )
      .join(''),
  ],
  [
    /塘|池|提灌|渠道|抽水/,
    `<ellipse cx="600" cy="760" rx="440" ry="110" fill="#6f9db0"/><path d="M240 750 q90 -24 180 0 t180 0 t180 0" fill="none" stroke="#9cc3d2" stroke-width="8"/><rect x="840" y="520" width="150" height="150" fill="#c9bda6"/><path d="M820 520 h190 l-95 -70 z" fill="#8a4b3a"/>`,
  ],
  [
    /广场|健身|人居/,
    `<rect x="120" y="${GROUND + 40}" width="960" height="180" fill="#c8c2b4"/><circle cx="420" cy="560" r="70" fill="none" stroke="#1f6aa5" stroke-width="16"/><path d="M420 630 V740 M720 740 V470 h150 V740 M720 520 h150" stroke="#c2452d" stroke-width="18" fill="none"/>`,
  ],
  [
    /电脑|打印|投影|音响|广播|监控|空调/,
    `<rect x="0" y="0" width="1200" height="900" fill="#e4dfd3"/><rect x="160" y="620" width="880" height="36" fill="#9b7a53"/><rect x="240" y="656" width="30" height="230" fill="#8a6b48"/><rect x="930" y="656" width="30" height="230" fill="#8a6b48"/><rect x="400" y="330" width="400" height="240" rx="14" fill="#2b3036"/><rect x="420" y="350" width="360" height="200" fill="#55788c"/><rect x="560" y="570" width="80" height="50" fill="#2b3036"/>`,
  ],
  [
    /桌椅|书架|档案柜|图书/,
    `<rect x="0" y="0" width="1200" height="900" fill="#ece6d8"/>${[0, 1, 2].map((row) => `<rect x="220" y="${240 + row * 170}" width="760" height="150" fill="#b98f5f"/>${Array.from({ length: 12 }, (_, book) => `<rect x="${240 + book * 60}" y="${262 + row * 170}" width="42" height="118" fill="${['#6c8f71', '#a65a4a', '#5a7396', '#c8a24a'][(book + row) % 4]}"/>`).join('')}`).join('')}`,
  ],
  [
    /光伏/,
    `<path d="M240 640 l120 -220 h600 l-120 220 z" fill="#27406b"/><path d="M300 530 h600 M400 420 l-120 220 M560 420 l-120 220 M720 420 l-120 220 M880 420 l-120 220" stroke="#7d95bd" stroke-width="6"/>`,
  ],
  [
    /电动车|无人机|旋耕机|割草机/,
    `<rect x="380" y="480" width="440" height="140" rx="30" fill="#b3432f"/><rect x="480" y="400" width="180" height="90" fill="#7f8d97"/><circle cx="460" cy="650" r="76" fill="#2e2e2c"/><circle cx="740" cy="650" r="76" fill="#2e2e2c"/><circle cx="460" cy="650" r="30" fill="#a9a9a4"/><circle cx="740" cy="650" r="30" fill="#a9a9a4"/>`,
  ],
];
/** Anything else is a house. */
const HOUSE = `<rect x="300" y="330" width="600" height="360" fill="#ddd3bf"/><path d="M260 340 L600 200 L940 340 Z" fill="#8a4b3a"/>${windows(350, 390, 5, 2)}<rect x="560" y="590" width="90" height="100" fill="#6d4a33"/>`;

/** A thing as one would take its picture: drawn, from the front and from the side. Nothing on it is anybody's. */
export async function drawAsset(name: string, view: number): Promise<Drawn> {
  const thing = OF_KIND.find(([matches]) => matches.test(name))?.[1] ?? HOUSE;
  const scene =
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${view ? '#c3cdd2' : '#a9c8dd'}"/><stop offset="1" stop-color="#eef2f0"/></linearGradient></defs>` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/><path d="M0 520 q200 -120 420 -30 t420 -40 t360 40 V900 H0 Z" fill="#8fae8b"/><rect y="${GROUND}" width="${WIDTH}" height="${HEIGHT - GROUND}" fill="#b6b78f"/>` +
    `<g transform="${view ? 'translate(180 90) scale(0.8) skewY(-3)' : ''}">${thing}</g>` +
    `<text x="${WIDTH - 24}" y="${HEIGHT - 24}" font-size="24" fill="#4c4c46" text-anchor="end">演示用的画</text>`;
  return { jpeg: await drawn(WIDTH, HEIGHT, scene), boxes: [] };
}
