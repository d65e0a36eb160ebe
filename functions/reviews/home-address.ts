import { foldLetters } from '@shared/text/folded-letters';

const NUMBER = '[0-9〇零一二三四五六七八九十百两]{1,5}';
/** 12号 is also a day: a number of a house stands behind 住, before 家 or 门口, or with a building's words. */
const HOMES = [
  `住(?:在)?[^，。；,;!！?？]{0,12}?${NUMBER}(?:组|社|队)${NUMBER}号`,
  `${NUMBER}(?:组|社|队)${NUMBER}号(?:附${NUMBER}号)?(?:的)?(?:家|屋|院|房|门口|门前|隔壁|对面|那家|那户|人家)`,
  `${NUMBER}(?:栋|幢|号楼)(?:${NUMBER}单元)?${NUMBER}(?:室|号|楼)`,
  `${NUMBER}单元${NUMBER}(?:室|号)`,
  `门牌(?:号)?(?:是|为|:)?${NUMBER}`,
];
const HOME = new RegExp(HOMES.join('|'));

/** Whether words say in which house somebody lives, also in full-width digits and with blanks between the letters. */
export const tellsAHome = (words: string): boolean => HOME.test(foldLetters(words).letters.replace(/[\s.·_-]/g, ''));
