/** 复姓: surnames of two letters, as a part of an expression. One list for all that looks for names. */
export const COMPOUND_SURNAMES =
  '欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|轩辕|端木|百里|呼延|南宫|东郭|西门|长孙|宇文|司空|闻人|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|钟离|鲜于|闾丘|司寇|第五|赫连|拓跋|独孤|完颜|纳兰|叶赫|那拉';

/** The commonest surnames of one letter: who is looked for where only the words around tell that it is a name. */
export const COMMON_SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟龙万段雷钱汤尹易武乔贺赖龚樊陳楊趙馬黃吳鄭謝韓馮許鄧呂盧蔣賈葉鐘譚鄒龍錢湯劉張孫羅';
/** Rarer ones, which begin many a common word (文化, 向上): they count where it is said that somebody follows. */
export const RARER_SURNAMES =
  '文牟苟游兰向艾严涂卿税匡代白江洪翁温季古牛申葛颜章凌鲁施庞俞包左鲍殷倪柏闵裴刁符喻耿詹伍胥屈冉辜蒲敖席覃瞿骆柳解甘阳莫房欧粟祝简岳童车晏阮吉宁巫辛麻焦柯邢安常齐伏成尤费岑滕皮卞时穆祁禹狄臧计谈茅纪舒项危路娄郁燕';

/** What Yi names begin with, of two letters; two or three follow. */
export const YI_NAMES =
  '吉克|阿牛|沙马|马海|吉木|吉伍|吉乃|阿苏|阿苦|阿侯|阿鲁|阿尔|曲木|曲比|尔古|勒格|木乃|俄木|俄底|罗洪|比布|海来|贾巴|安呷|的莫|拉马|日黑|瓦渣|约其|麻卡';
/** More of them, which few words begin with: they count where a body is told from a person. */
export const RAREST_SURNAMES = '金邬蓝戚窦韦奚郎苗元卜米湛仇栾丘冷鞠敬晋甯佘幸晁蹇';
