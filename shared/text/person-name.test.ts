import { foldLetters } from './folded-letters';
import { lostLetterIn, MIDDLE_DOTS, personNameOf, sameName } from './person-name';
import { unifyLetters } from './unified-letters';

const code = (letter: string) => letter.codePointAt(0)!;
const letter = (of: number) => String.fromCodePoint(of);

describe('a name is one name however it is written', () => {
  test.each([
    ['⻢秀英', '马秀英'],
    ['⻩家驹', '黄家驹'],
    ['⼤明', '大明'],
    ['\ue863永革', '䶮永革'],
    ['\uf92c小明', '郎小明'],
    ['\u{2f81a}小明', '冬小明'],
    ['王秀英\u2069', '王秀英'],
    ['王\u00ad秀\u200b英', '王秀英'],
    ['\ufeff王\u034f秀\ufe00英\u{e0100}', '王秀英'],
    ['王\u180e秀\u2066英', '王秀英'],
    ['王　秀　英', '王秀英'],
    ['王·秀英·', '王·秀英'],
    ['买买提 · 吐尔逊', '买买提·吐尔逊'],
    ['Ｊｏｈｎ　Smith', 'John Smith'],
    ['𠮷田玉', '𠮷田玉'],
  ])('%s is kept as %s', (written, name) => {
    expect(personNameOf(written)).toBe(name);
    expect(sameName(written, name)).toBe(true);
  });
  test.each([...'\u25cf\u2022\u30fb\uff65\u00b7\u2027\u0387\u2219\u22c5.\uff0e', ...MIDDLE_DOTS])(
    '%s is a middle dot',
    (dot) => expect(personNameOf(`买买提${dot}吐尔逊`)).toBe('买买提·吐尔逊'),
  );
  test('what is kept stays as it is', () => {
    for (const name of ['买买提·吐尔逊', 'John Smith', '欧阳建国', '䶮𠮷']) expect(personNameOf(name)).toBe(name);
  });
  test('two names are two', () => {
    expect(sameName('王秀英', '王秀荚')).toBe(false);
    expect(sameName('买买提·吐尔逊', '买买提吐尔逊')).toBe(false);
  });
});

test('every radical has its ideograph, and nothing else is touched', () => {
  for (let at = 0x2e81; at <= 0x2fd5; at += 1)
    // U+2E9A is no letter; from U+2EF4 to U+2EFF neither.
    if (at !== 0x2e9a && !(at > 0x2ef3 && at < 0x2f00)) expect(code(unifyLetters(letter(at)))).toBeGreaterThan(0x2fff);
  for (const plain of ['一龥鿿', '\ue000\ue814\ue865\uf8ff', 'abc，。', '𠮷']) expect(unifyLetters(plain)).toBe(plain);
});

test('an old private letter is what GB 18030 has in its place', () => {
  const gb18030 = new TextDecoder('gb18030');
  let known = 0;
  for (let low = 0x50, at = 0xe815; low <= 0xa0; low += 1) {
    if (low === 0x7f) continue;
    const now = gb18030.decode(Uint8Array.of(0xfe, low));
    // Six places that this decoder leaves private still: GB 18030-2022 has them beyond 65,535.
    if (code(now) < 0xe000) {
      known += 1;
      expect(unifyLetters(letter(at))).toBe(unifyLetters(now));
    } else expect(code(unifyLetters(letter(at)))).toBeGreaterThan(0xffff);
    at += 1;
  }
  expect(known).toBe(74);
});

test('where a letter came from is known still', () => expect(foldLetters('a⻢\u00ad英').from).toEqual([0, 1, 3]));

test.each([
  ['王\ue100英', 'U+E100'],
  ['王\u{10fffd}', 'U+10FFFD'],
  ['王?英', '?'],
  ['王□', '□'],
  ['王\ud842', 'U+D842'],
  ['王秀英', undefined],
  ['𠮷·买买提', undefined],
])('the lost letter in %j is %s', (name, lost) => expect(lostLetterIn(name)).toBe(lost));
