/** 复姓: surnames of two letters, as a part of an expression. One list for all that looks for names. */
export const COMPOUND_SURNAMES =
  '欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|轩辕|端木|百里|呼延|南宫|东郭|西门|长孙|宇文|司空|闻人|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|仲孙|钟离|鲜于|闾丘|司寇|第五|赫连|拓跋|独孤|完颜|纳兰|叶赫|那拉';
