/** For U+2E80 to U+2EF3, the CJK radicals supplement: what Unicode's EquivalentUnifiedIdeograph.txt (14.0) has for each. */
const RADICALS = [
  ...'⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂',
  ...'肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
];
const FIRST_RADICAL = 0x2e80;

/**
 * For U+E815 to U+E864, where old Chinese Windows kept what GBK has from FE50 to FEA0 and Unicode had not yet: the letters that
 * GB 18030-2005 and -2022 give these places (䶮 was U+E863). Radicals among them are made ideographs at once.
 */
const OLD_PRIVATE = [
  ...'厂𠂇𠂉𠃌乙㑳㑇刀㔾龴㖞㘚㘎小心㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠牛𡗗龸𤴔䁖䅟𥫗䌷㓁羊𦍌𢦏䎱',
  ...'䎬聿䏝䓖䙡䙌龹䜣䜩䝼䞍𧾷䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
];
const FIRST_OLD_PRIVATE = 0xe815;

const LOOKALIKES = /[\u2e80-\u2fd5\ue815-\ue864]/g;

function unified(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= FIRST_OLD_PRIVATE) return OLD_PRIVATE[code - FIRST_OLD_PRIVATE] ?? letter;
  // Kangxi's radicals have their ideographs as compatibility forms.
  return RADICALS[code - FIRST_RADICAL] ?? letter.normalize('NFKC');
}

/** A text whose radicals (⻢) and old private letters (U+E863) are the ideographs they look like: nobody sees a difference. */
export const unifyLetters = (text: string): string => text.replace(LOOKALIKES, unified);
