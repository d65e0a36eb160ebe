import { type CalledApis, calledApis } from './called-apis';

/** One kind of information as the mp console lists it (用户隐私保护指引), what makes it needed, and what to write there. */
interface Information {
  name: string;
  functions?: readonly string[];
  openTypes?: readonly string[];
  /** The variable without which a build does not call it, and declares nothing. */
  onlyWith?: string;
  purpose: string;
}

/** The console's list, as far as functions of WeChat go (https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/). */
const INFORMATION: readonly Information[] = [
  {
    name: '手机号',
    openTypes: ['getPhoneNumber', 'getRealtimePhoneNumber'],
    purpose: '实名绑定时，和村里名册上的手机号核对',
  },
  { name: '微信昵称、头像', functions: ['getUserProfile'], openTypes: ['chooseAvatar', 'getUserInfo'], purpose: '' },
  {
    name: '选中的照片或视频信息',
    functions: ['chooseMedia', 'chooseImage', 'chooseVideo'],
    purpose: '作为反映问题、答复和公开的材料上传',
  },
  { name: '选中的文件', functions: ['chooseMessageFile'], purpose: '上传要导入的表格，或者作为证据的录音' },
  {
    name: '麦克风',
    functions: ['getRecorderManager', 'startRecord'],
    purpose: '录一段话，代替打字',
  },
  { name: '摄像头', functions: ['createCameraContext', 'scanCode'], purpose: '扫描回执上的二维码，核对回执' },
  {
    name: '相册（仅写入）权限',
    functions: ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum'],
    purpose: '把公开码保存到相册，方便打印张贴',
  },
  { name: '剪切板', functions: ['setClipboardData', 'getClipboardData'], purpose: '复制回执号等，由本人点按' },
  {
    name: '位置信息',
    functions: ['getLocation', 'startLocationUpdate', 'onLocationChange', 'getFuzzyLocation'],
    purpose: '',
  },
  {
    name: '选择的位置信息',
    functions: ['chooseLocation', 'choosePoi'],
    onlyWith: 'TARO_APP_LOCATION',
    purpose: '由本人在地图上选反映的事在哪里',
  },
  { name: '地址', functions: ['chooseAddress'], purpose: '' },
  { name: '发票信息', functions: ['chooseInvoiceTitle', 'chooseInvoice'], purpose: '' },
  { name: '微信运动数据', functions: ['getWeRunData'], purpose: '' },
  { name: '通讯录（仅写入）权限', functions: ['addPhoneContact'], purpose: '' },
  { name: '日历（仅写入）权限', functions: ['addPhoneCalendar', 'addPhoneRepeatCalendar'], purpose: '' },
  { name: '设备信息', functions: ['getSystemInfoAsync', 'getDeviceInfo'], purpose: '' },
  { name: '蓝牙', functions: ['openBluetoothAdapter'], purpose: '' },
  { name: '加速传感器', functions: ['startAccelerometer'], purpose: '' },
];

/** Whether a build in this environment calls a function that only some builds do. */
export function isBuiltIn(name: string): boolean {
  const { onlyWith } = INFORMATION.find(({ functions = [] }) => functions.includes(name)) ?? {};
  return onlyWith === undefined || Boolean(process.env[onlyWith]);
}

/** What a form asks for: WeChat sees no call, and wants it declared all the same (收集你的身份证号码). */
const ASKED_IN_FORMS: readonly Information[] = [
  { name: '身份证号码', purpose: '实名绑定时，和村里名册上的身份证号核对；加密保存' },
];

/** Which APIs speak to which host list of the console. */
const HOSTS: readonly [api: string, list: string, host: string][] = [
  ['request', 'request 合法域名', 'API 的域名（`TARO_APP_API_BASE`）'],
  ['uploadFile', 'uploadFile 合法域名', '存储桶的域名（照片、视频、录音、表格）'],
  ['downloadFile', 'downloadFile 合法域名', '存储桶的域名（报表 PDF、原件）'],
  ['connectSocket', 'socket 合法域名', ''],
];

const neededBy = (information: Information, { functions, openTypes }: CalledApis): string[] => [
  ...(information.functions ?? []).filter((name) => functions.has(name)).map((name) => `\`wx.${name}\``),
  ...(information.openTypes ?? []).filter((name) => openTypes.has(name)).map((name) => `\`open-type="${name}"\``),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * docs/weapp-privacy.md: what is to be declared in the mp console, from what is called.
 * @throws Error where something is called that has no purpose here: nobody could say to WeChat, or to a person, what it is for.
 */
export function privacyDeclaration(called = calledApis()): string {
  const rows = INFORMATION.flatMap((information) => {
    const by = neededBy(information, called);
    if (by.length === 0) return [];
    if (!information.purpose)
      throw new Error(`${information.name} (${by.join(', ')}) is taken, and scripts/weapp/privacy.ts has no purpose`);
    const { name, purpose, onlyWith } = information;
    return [[name, purpose, onlyWith ? `${by.join(' ')}, only in a build with \`${onlyWith}\`` : by.join(' ')]];
  });
  const hosts = HOSTS.filter(([api]) => called.functions.has(api)).map(([api, ...rest]) => [...rest, `\`wx.${api}\``]);
  const subscribes = called.functions.has('requestSubscribeMessage')
    ? '`wx.requestSubscribeMessage` is called: the templates of [deploy.md](deploy.md) are wanted.'
    : 'No template is wanted: nothing asks to send.';
  const signs = called.functions.has('startSoterAuthentication')
    ? `
## 生物认证

\`wx.startSoterAuthentication\` is called, to sign money (ADR 75). It is on no list of the guideline: face and finger stay in the phone's hardware, WeChat
gives us what that signed, and we keep neither it nor the device's number in it.
`
    : '';
  return `# What the mp console is told

Written by \`npm run docs\` from what \`miniprogram/src\` calls; \`npm run check\` fails when it is stale. An API whose information is not declared is refused by WeChat
(errno 112), one that is declared and not called is taken by a reviewer for a collection without need.

## 用户隐私保护指引

${table(
  ['information', 'purpose, as it is written there', 'called'],
  [...rows, ...ASKED_IN_FORMS.map(({ name, purpose }) => [name, purpose, 'a form'])],
)}

Nothing else is declared.

## 服务器域名

${table(['list', 'host', 'called'], hosts)}

## 订阅消息

${subscribes}
${signs}`;
}
