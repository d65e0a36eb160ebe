/** Programs that one person does not draw for the same time, with the rule that says so. Only what a published rule says. */
const EXCLUSIVE: readonly { readonly one: string; readonly other: string; readonly source: string }[] = [
  { one: 'BT29', other: 'BT31', source: '国发〔2016〕14号：纳入特困供养的，不再适用最低生活保障' },
  { one: 'BT30', other: 'BT31', source: '国发〔2016〕14号：纳入特困供养的，不再适用最低生活保障' },
  { one: 'BT29', other: 'BT30', source: '社会救助暂行办法：一户只在一处享受最低生活保障' },
];

/** Why two programs exclude each other; undefined where nothing says that they do. */
export const exclusiveWith = (one: string, other: string): string | undefined =>
  EXCLUSIVE.find(
    (pair) => [pair.one, pair.other].includes(one) && [pair.one, pair.other].includes(other) && one !== other,
  )?.source;

/** Programs that pay by the occasion (按次, 按事件, 分次): twice in a year is what they are for. Cycles of data/subsidies.json. */
export const OCCASIONAL: ReadonlySet<string> = new Set([
  'BT02',
  'BT05',
  'BT06',
  'BT12',
  'BT26',
  'BT33',
  'BT42',
  'BT61',
  'BT70',
]);
