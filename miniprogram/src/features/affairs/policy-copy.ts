import type { LifeEvent, PolicyAudience, PolicyField, VersionState } from '@shared/subsidies/policies';
import type { IconName } from '@/ui/icon';
import type { Tone } from '@/ui/words/status-tag';

export const POLICIES = {
  search: '想办什么事？拼音也行',
  events: '家里有什么事',
  audiences: '您是哪一类人',
  categories: '按类别找',
  all: '全部',
  found: (count: number) => `找到 ${count} 条`,
  policies: '政策',
  programs: '能领的补贴',
  programsFirst: '可能是这项补贴',
  none: { title: '没有找到', note: '换个说法试试，打拼音首字母也行，比如 gdbt。' },
  near: '是不是想找这些',
  ask: '直接问一问',
  asking: (typed: string) => `想问政策：“${typed}”。我在“明白事”里没有找到。`,
  empty: '还没有收录政策',
  emptyHere: '这一类暂时没有政策',
  other: '换一个',
  saved: '我收藏的政策',
  village: { title: '村里的事', note: '公告、大事怎么定的、该公开的公开了没有' },
  ended: '已到期',
  changed: '最近改过',
};

/** In the order of a life, most asked first. */
export const EVENTS: readonly { value: LifeEvent; label: string; icon: IconName }[] = [
  { value: 'farming', label: '种地', icon: 'leaf' },
  { value: 'livestock', label: '养殖', icon: 'pig' },
  { value: 'school', label: '孩子上学', icon: 'school' },
  { value: 'illness', label: '生病住院', icon: 'heart' },
  { value: 'birth', label: '生孩子', icon: 'baby' },
  { value: 'house', label: '盖房修房', icon: 'home' },
  { value: 'retirement', label: '退休养老', icon: 'people' },
  { value: 'disability', label: '残疾', icon: 'wheelchair' },
  { value: 'migrantWork', label: '外出打工', icon: 'bag' },
  { value: 'jobless', label: '没有工作', icon: 'clock' },
  { value: 'business', label: '创业', icon: 'wallet' },
  { value: 'disaster', label: '受了灾', icon: 'rain' },
  { value: 'land', label: '承包地', icon: 'map' },
  { value: 'death', label: '家人去世', icon: 'pin' },
  { value: 'village', label: '村里的事', icon: 'board' },
];
export const EVENT = Object.fromEntries(EVENTS.map(({ value, label }) => [value, label])) as Record<LifeEvent, string>;

export const AUDIENCE: Record<PolicyAudience, string> = {
  grower: '种粮户',
  breeder: '养殖户',
  elder: '老人',
  disabled: '残疾人',
  poor: '低保户',
  lifted: '脱贫户',
  veteran: '退役军人',
  student: '学生家长',
  woman: '妇女',
  returnee: '返乡创业',
  member: '一般村民',
  business: '合作社、大户',
};

export const FIELD: Record<PolicyField, string> = {
  summary: '三句话说清',
  audience: '谁能办',
  steps: '怎么办',
  documents: '带什么',
  where: '去哪里',
  deadline: '什么时候截止',
  phone: '打什么电话问',
  department: '归谁管',
  documentNo: '文号',
  effectiveOn: '从哪天起',
};

export const STATE: Record<VersionState, readonly [tone: Tone, word: string]> = {
  current: ['good', '现在用的'],
  former: ['plain', '以前的'],
  coming: ['wait', '还没开始'],
  ended: ['bad', '已到期'],
};

export const POLICY = {
  nothing: '不用带材料',
  unsure: '以经办部门答复为准',
  programs: '相关补贴',
  programsNote: '点开看谁能领、领多少',
  related: '还可以看看',
  source: '出自哪里',
  issuer: '发文机关',
  documentNo: '文号',
  issuedOn: '发文日期',
  title: '文件',
  link: '网址',
  level: '哪级的',
  since: '从哪天起',
  sinceUnsure: '生效日期待核实',
  until: '到哪天止',
  endedNote: '这条政策已经到期，新的规定请问经办部门。',
  formerNote: '这是以前的内容，现在已经改了。',
  comingNote: '这是新的内容，还没有开始用。',
  now: '看现在用的',
  changes: '改过，看改了什么',
  versions: (count: number) => `一共 ${count} 个版本`,
  coming: '有新内容快开始了',
  save: '收藏，改了告诉我',
  saved: '已收藏，点一下取消',
  ask: '我有疑问',
  review: '本村落实得怎么样',
  asking: (name: string, no: string | undefined) => `想问政策“${name}”${no ? `（${no}）` : ''}：`,
  share: '发给家里人看',
};

export const CHANGES = {
  from: '起',
  first: '收录的第一个版本',
  same: '文字没有变',
  before: '以前',
  now: '现在',
  none: '（没有写）',
  open: '看这一版全文',
  only: '这条政策还没有改过',
};

export const SAVED = {
  signIn: { title: '登录后才能收藏，改了会告诉您', action: '去登录' },
  none: { title: '还没有收藏政策', note: '看到有用的政策点“收藏”，没有网络也能看，改了会告诉您。' },
  find: '去找政策',
  changed: '有变化',
  end: '收藏的就这些',
};
