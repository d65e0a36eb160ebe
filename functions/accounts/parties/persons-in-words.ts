import { foldLetters } from '@shared/text/folded-letters';
import { maskName } from '@shared/text/mask';
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARER_SURNAMES, YI_NAMES } from '@shared/text/surnames';

const HAN = '\\p{Script=Han}';
/** A name of another people, by the dot between its parts: 阿依古丽·买买提. */
const DOTTED = `${HAN}{2,8}[·•・‧]${HAN}{2,8}?`;
const nameOf = (surnames: string, given: string): string =>
  `(?:(?:${YI_NAMES})${HAN}{1,3}?|(?:${COMPOUND_SURNAMES}|[${surnames}])${HAN}${given}|${DOTTED})`;
const COMMON = nameOf(COMMON_SURNAMES, '{1,2}?');
const ANY = nameOf(COMMON_SURNAMES + RARER_SURNAMES, '{1,2}?');
const COMMON_LONG = nameOf(COMMON_SURNAMES, '{1,2}');

/** What somebody is paid for, or has paid. */
const FOR =
  '工资|工钱|工时|劳务|务工|误工|用工|租金|租地|租车|房租|承包|承租|慰问|借款|欠款|还款|押金|保证金|交来|交回|交纳|缴来|缴纳|上交|垫付|垫支|垫资|医药|医疗费|抚恤|丧葬|补贴|补助|补偿|地力|救助|低保|五保|奖励|奖金|工程款|材料款|货款|运费|车费|差旅|报销|生活费|伙食|餐费|挖机|土地|青苗|占地|拆迁|退耕|水费|电费|捐款|捐资|集资|领取|领款|代领|还清|退回|退款';
const COUNT = '[\\d〇零一二两三四五六七八九十百]+[余多]?';
const AFTER = `(?=的?(?:${FOR})|的?[款费](?:$|\\P{Script=Han}|及|和|等)|等${COUNT}|等人|之[父母子女妻夫孙])`;
const PAID =
  '付给?|支付|发放?|收到?|收取|补给?|借给?|还给?|归还|报销|退还?|预支|预付|慰问|汇给?|转给|交给|欠|赔付?|赔偿|奖励|救助|资助|租用|雇请?|聘请?|暂借|代付';
/** What somebody is called beside their name; a part of an expression. */
export const ROLE =
  '主任|书记|支书|会计|出纳|文书|组长|队长|社长|村长|村民|农户|户主|党员|低保户|五保户|特困户|贫困户|脱贫户|残疾人|军属|烈属|社员|法人|法定代表人|负责人|经办人|经手人|证明人|联系人|承包人|承租人|承包户|收款人|付款人|领款人|借款人|捐款人|户名|姓名|乙方|死者|伤者|老人|村医|保洁员|护林员|网格员|困难群众|住户|包工头|师傅';
const KIN = `(?:之|的)?(?:儿子|女儿|妻子|丈夫|母亲|父亲|爱人|家属|家人|遗属|孙子|孙女|儿媳|女婿)|之[父母子女妻夫孙]|同志|先生|女士|夫妇|夫妻|一家|一户|等${COUNT}[户人名]`;
const HOME =
  '家门|屋[前后旁边]|门口|门前|房[前后]|住房|住宅|宅基地|承包地|责任[田地]|自留地|家(?:[前后旁处门]|院坝|路口|危房)';
const DOES = '[交缴领借欠捐垫赔租]|承包|承租|退[租还回股]|还(?:款|清|来|回|给)|去世|死亡|搬走|因病|不租|不续';
/** 四至. */
const BOUND = '(?:[东南西北]|[上下左右前后])(?:至|邻|抵|临|靠|接|面|方|界)[:：]?与?';
/** What is somebody's on the other side of a boundary. */
const OWNED = '的?(?:[田土地屋房宅坟]|承包|责任|自留|菜地|水田|旱地|院[坝子墙]|竹林|林地|[家界])';
const ENDS = '$|[^\\p{Script=Han}*]|[的和及与]';

const AND = '[、，,和与及跟]';
const several = (name: string): string => `(${name}(?:${AND}${name})*)`;
/** The surname of whoever is paid for these may be a rarer one. */
const OF_PERSONS = '工资|工钱|劳务|务工|误工|慰问|借款|押金|抚恤|医药|垫付|补偿金|奖金|租地|房租';
const OF_GROUP = '(?:第?[\\d一二三四五六七八九十]{1,3}(?:组|社|村民小组))?的?';
/** How sure the words around make it: what is paid for, or who somebody is called, tells more than that something was paid. */
type Sureness = 'told' | 'likely' | 'owns' | 'borders';
const PATTERNS = (
  [
    [
      'likely',
      `(?:${PAID})${OF_GROUP}${several(COMMON)}(?:${AFTER}|(?=[（(]|\\d{2,4}年|[\\d一二三四五六七八九十]{1,3}月))`,
    ],
    ['told', `(?:${PAID})${OF_GROUP}${several(ANY)}(?=的?(?:${OF_PERSONS}))`],
    ['likely', `代(${COMMON})(?=[领收签交缴付])`],
    ['likely', `[给替](${COMMON})(?=[买送办交发缴垫])`],
    [
      'told',
      `(?:${ROLE})(?:同志)?[:：]?\\s*${several(ANY)}(?=$|\\P{Script=Han}|等|的|家|户|之|在|因|于|为|代|签|收|领|交|借|欠|还|退|租|承|${FOR})`,
    ],
    // Nothing tells where the name ends: one letter too many is covered.
    ['likely', `(?:${ROLE})(?:同志)?[:：]?\\s*(${COMMON_LONG})`],
    ['likely', `${several(COMMON)}(?=${KIN})`],
    ['likely', `(${COMMON})(?=${HOME})`],
    ['owns', `(?:${BOUND})${several(ANY)}(?=${OWNED})`],
    ['borders', `(?:${BOUND})${several(COMMON)}(?=${ENDS})`],
    ['borders', `(?:${BOUND})(?!.家)${several(COMMON)}(?=[林院墙界家塘竹山])`],
    ['likely', `(?:^|[\\s、，,；;。:：（(])${several(COMMON)}(?=${DOES})`],
  ] satisfies [Sureness, string][]
).map(([sure, pattern]) => ({ sure, pattern: new RegExp(pattern, 'gu') }));

/** Common words that begin as a name does, of two letters each. */
const WORDS = new Set(
  (
    '黄沙黄砂黄土黄牛黄豆黄姜黄桃黄连黄柏黄桷黄瓜黄鳝黄花黄金石材石料石子石灰石板石头石渣石粉石膏石油石榴石桥石砌石墩石梯石磨石场石匠金属金银金桔金额金融金库金秋金竹毛石毛竹毛料毛巾毛猪毛利毛坯毛条' +
    '方木方案方便方式方面方法方向钱款钱财任务任何任期任职任免任命范围范本马路马道马铃马桑马桩马鞍易地易耗易拉易爆高压高温高龄高标高速高粱高中高校高额高山高效高质高新高铁高薪高职江边江河江湖江安江堤江岸江砂万元万亩万株万人' +
    '汤料汤锅汤圆段落夏季夏天夏收夏粮秦椒叶片叶面梁上杨柳杨树杨梅李子李树程序程控丁字姜片姜葱姜种余款余额余粮余料余土谢师谢幕严重严格严禁严打严防安全安置安装安保安排平安文化文件文书文具文明文体文物文艺文档古树古镇古桥' +
    '龙头龙灯龙舟龙门龙虾代表代理代办代收代领代付代开代扣代缴代购代管代耕代种白灰白酒白蚁白菜白色白粉白鹅白鹤白糖向集向银向信向农向外向内向本向其向全向有向各向县向市向省向财向单向个向公向社向上向下向前向村向镇向区向社季度季节苗木苗圃' +
    '田埂田坎田土田地田租田间田园田里田坝田长田径田野林地林木林业林权林场林下林果林区林长林带林间康养康复贺卡贺信贺年常务常年常规常住左右左侧左边路灯路面路基路桥路沿路边车辆车船车费车队车位车库单位单车单项计划计生计量' +
    '项目纪委纪检房屋房租房产房前房后麻袋麻将管理管道管护管材管网管件危房危旧危岩周边周期周转周围周末陆续雷管雷公武装宁夏古井苏木苏区成都成员成品成果成立成熟解决解放喻为费用费率祝贺童车钟表潘多史料史志万寿万里夏令秋收' +
    '孔桥方量方格方砖康乐段内段面汪塘韩国唐山罗汉罗马罗网萧条曹操孟加蒋家顾客顾问侯车邵阳袁隆邓小毛泽许可许多许愿曾经曾任谭木邹平熊猫陆地陆运郝家崔家毛毡秦岭任课任教姜黄石化石英石方石碑石碾金桂金叶金苗田螺田鱼方桌江水江鱼高产高压高空高杆高低高炮高清高考高三高一高二于是于年何时何地' +
    '林道林草文旅文秘文印文娱文盲向阳向导艾草游客游泳税务税费税金税款代销代课代垫代发代写江苏江西江北江南白条白天白板白术温室温度温泉牛羊牛肉牛奶牛棚申请申报葛根葛藤颜料章程鲁班施工施肥施药包装包干包车包工左岸鲍鱼殷实符合房间欧洲粟米简易简介童装车间车载吉祥宁静辛苦焦点安检安防安葬常见齐心齐全成本成人尤其费时岑参皮革皮棉卞时穆斯舒适危险危桥路费路口路段路标路障路肩郁金燕麦柳树柳条柏树柏油解渴解冻甘蔗甘薯阳光阳台莫名' +
    '余下余热方案叶菜姚坝石笼毛毯严控夏种夏播金额金属雷电雷雨雷锋龙洞万能万分汤圆黎明常用常设易燃易腐易返马车马匹马上马力陈旧陈列陈皮陈欠陈账陈年张贴张挂刘海朱砂胡椒胡豆胡萝胡同郭外罗列宋代谢意韩语唐代冯家董事程式傅粉沈阳吕梁苏打卢沟蔡家贾家魏家薛家阎罗潘家杜绝杜仲戴帽夏布汪洋范例方才石山谭家廖家孔洞邱家秦艽史前顾全侯选孟春尹家武术乔木乔迁贺喜赖账龚家文风' +
    '龙眼黄精石斛黄芪马蹄丁香罗非黄颡黄酒毛豆田七马尾黄栀钟点武警石阶计算车祸安居温馨车辆石院罗龙石鼓林丰裴石高良高坎石坎毛坝龙潭龙滩龙溪唐河石河黄葛计时计件毛工白班'
  ).match(/../gu) ?? [],
);
/** What a word of two letters goes on with: 安装工, 施工队, 石料场. */
const GOES_ON =
  /[员工队户部班组师会点制型费款税物品料车路桥房地程厂场站校院线渠管网灯井机具店馆树苗土薯菜种鱼粮瓜猪鸡鸭鹅羊]$/u;
/** 负责人向银行借款: from whom, not who. */
const TOWARDS = /^向(?:集体|银行|农户|村民|公司|社员|个人|单位|财政|上级|他人|社会|信用|农商|组织|政府)/u;
/** 方家沟, 李家湾, 陈大湾: places are called so. */
const PLACE = /^.[家大老小上下][村沟湾坝堰坳坪嘴组社街巷镇乡]$|^.家[山河塘桥路岭坡林院]$/u;
/** Where persons are paid, 陈大湾 is one of them. */
const SURE_PLACE = /^.家[村沟湾坝堰坳坪嘴组社街巷镇乡山河塘桥路岭坡林院]$/u;
/** 石桥, 龙王庙: what land lies beside. */
const LANDSCAPE = /[河沟坝坎岩塘潭林田岸院庙家溪湾坡岭山桥路渠堰井坪嘴坳堡寺墙界边埂滩洞库垭门口]$/u;
/** A hill or a wood has no house: 李树林屋 is somebody's. */
const OWNS_NOTHING = /[河沟坝坎岩塘潭岸院庙家溪湾坡桥渠堰坪嘴坳堡寺墙界边埂滩洞垭村]$/u;
const isWord = (found: string): boolean => WORDS.has([...found].slice(0, 2).join(''));
const isWordAlone = (found: string): boolean => isWord(found) && (found.length < 3 || GOES_ON.test(found));
const isName = (found: string, sure: Sureness = 'likely'): boolean => {
  const letters = [...found];
  if (sure === 'owns') return letters[1] !== '家' && !OWNS_NOTHING.test(found) && !isWordAlone(found);
  if (sure === 'borders' && (letters.length < 3 || LANDSCAPE.test(found))) return false;
  if (sure === 'told') return !SURE_PLACE.test(found) && !TOWARDS.test(found) && !isWordAlone(found);
  return !isWord(found) && !PLACE.test(found);
};

/** Where a common surname ends a word: 农田, 工程. What follows it there is no name. */
const ENDS_A_WORD =
  /(?:[工过课路流里]程|[农良稻水旱]田|[园山森竹造护]林|责任|[地对各]方|[岩砂条碎卵]石|[提增]高|[其剩结]余|[羊鸡]毛|[茶树烟]叶|[健小]康|[贸交简容]易|[阶路手地]段|[数百千]万|时钟|[金价]钱|如何|江苏|允许|感谢|纸张|每周|[桥房]梁|生姜|罗龙)$/u;
const NO_LAST_LETTER = /[费款税品料物]$/u;
const LONE = new RegExp(`^${nameOf(COMMON_SURNAMES, '{1,2}')}$`, 'u');
/** What sub-accounts that begin like a name are of: 方家渠, 石磨款. */
const THING = /[费款税物品料车路桥房地程厂场站校院线渠管网灯井机具店馆]$/u;
/** Whether words are a common name and nothing else. */
export const isLoneName = (words: string): boolean => LONE.test(words) && !THING.test(words) && isName(words, 'told');

const BEHIND = new RegExp(
  `(?:${ROLE}|[村组社镇乡道街号栋])(${nameOf(COMMON_SURNAMES + RARER_SURNAMES, '{1,2}')})$`,
  'u',
);
/** The names that words may end in, a rarer one behind what tells: 牛角村李四, 村主任文成功, and not 本村车辆. */
export function namesAtEnd(words: string): string[] {
  const letters = [...words];
  const told = BEHIND.exec(words)?.[1];
  const ends = [2, 3, 4, 5]
    .map((length) => letters.slice(-length).join(''))
    .filter(
      (end) =>
        LONE.test(end) &&
        !NO_LAST_LETTER.test(end) &&
        !ENDS_A_WORD.test(words.slice(0, words.length - end.length) + end.charAt(0)),
    );
  return [...new Set([...(told ? [told] : []), ...ends])].filter((name) => isName(name, 'told'));
}

const SPLIT = new RegExp(`(${AND})`, 'u');

/** What the words around tell to be somebody's name, in folded letters: each with its place, and whether it is no word. */
function namesAt(letters: string): { from: number; name: string; isSure: boolean }[] {
  return PATTERNS.flatMap(({ sure, pattern }) =>
    [...letters.matchAll(pattern)].flatMap((match) => {
      const [whole, found = ''] = match;
      let from = match.index + whole.lastIndexOf(found);
      return found.split(SPLIT).flatMap((name, place) => {
        const at = { from, name, isSure: isName(name, sure) };
        from += name.length;
        return place % 2 === 0 ? [at] : [];
      });
    }),
  );
}

/** Whether words may name somebody, covered or taken for a word: whoever writes them is asked. */
export const seemsToName = (words: string): boolean => namesAt(foldLetters(words).letters).length > 0;

/**
 * Words that anyone reads, with whoever they seem to name in stars: by a surname and by what stands around it (付王秀英工资, 村民李四,
 * 东至张三田). What is guessed here is only ever covered, and the one who writes sees it.
 */
export function withoutPersons(words: string): string {
  const folded = foldLetters(words);
  const places = namesAt(folded.letters)
    .filter(({ isSure }) => isSure)
    .sort((one, other) => other.from - one.from);
  let masked = words;
  let before = Infinity;
  for (const { from, name } of places) {
    const end = from + name.length;
    if (end > before) continue;
    before = from;
    masked = `${masked.slice(0, folded.from[from])}${maskName(name)}${masked.slice(folded.to[end - 1])}`;
  }
  return masked;
}
