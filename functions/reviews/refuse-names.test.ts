import { nameIn } from './refuse-names';

const NAMES = ['王秀英', '刘芳', '阿·木', '李'];
const found = (words: string) => nameIn(words, NAMES, ['刘芳']);

test.each(['是王秀英说的吧', '王 秀 英就爱说', '王-秀＊英', '那个王某英', '王*英你来', '阿木自己的事', '⺩秀英'])(
  '%s names a villager',
  (words) => {
    expect(found(words)).toBeDefined();
  },
);

test.each(['请到村委会找刘芳办', '姓李的都可以来', '王家的英子，公开栏换好了', '已经修好了'])(
  '%s names none',
  (words) => {
    expect(found(words)).toBeUndefined();
  },
);
