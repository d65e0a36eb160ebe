/**
 * Every error the API answers with: code → status and what a person reads.
 * The sentence says what happened and what to do next, in plain Chinese. The client switches on `code`, never on the words.
 */
export const ERRORS = {
  'request.malformed': [400, '填写的内容有误，请按提示改好再提交。'],
  'request.tooLarge': [413, '内容太多了，请删减一些再提交。'],
  'request.keyMissing': [400, '这次提交少了编号，请返回重新打开页面再试。'],
  'request.keyReused': [409, '这份内容和之前提交的不一样，请返回重新打开页面再提交。'],
  'request.tooMany': [429, '操作太频繁了，请过一会儿再试。'],
  'route.unknown': [404, '没有找到这个页面，请返回重试。'],
  'page.badCursor': [400, '列表已更新，请下拉刷新。'],
  'version.stale': [409, '内容刚刚有变化，请看过最新内容再操作。'],
  'trail.broken': [
    503,
    '这件事的记录和留痕对不上，系统已经停住，等管理员核查。您写的内容没有丢，请过一天再试，急事请打 12388。',
  ],
  'health.failing': [503, '系统有一部分现在用不了，管理员会收到提醒。请过一会儿再试。'],
  notFound: [404, '没有找到这条内容，可能已被删除，或您无权查看。'],
  'auth.required': [401, '请先登录。'],
  'auth.expired': [401, '登录已过期，请重新登录。'],
  'auth.refused': [403, '您没有办理这件事的权限。'],
  'wechat.codeInvalid': [401, '微信登录已失效，请重新点一次登录。'],
  'wechat.blocked': [403, '微信提示该账号有风险，暂时不能登录，请稍后再试。'],
  'wechat.unavailable': [503, '微信暂时没有响应，请稍后再试。'],
  'identity.bindingRequired': [403, '这一步需要先实名绑定，请到“我的”里绑定。'],
  'identity.alreadyBound': [409, '您已经绑定过了。如需更换，请先解除绑定。'],
  'identity.noMatch': [
    422,
    '姓名、身份证号、微信手机号和村里的名册对不上，请核对。换过手机号、没有手机号，或者以前绑过别的微信，请带身份证到村委会窗口办理。',
  ],
  'identity.phoneInvalid': [422, '没有取得微信手机号，请重新点一次“微信手机号”。'],
  'counter.noSuchPerson': [422, '这个姓名和身份证号在本村名册上对不上，请核对身份证；如果没错，请先更新名册。'],
  'counter.codeInvalid': [
    422,
    '姓名、身份证号或办理码对不上，或者办理码已经过了十分钟、用过了。请核对，或者请窗口重新开一个。',
  ],
  'counter.notYourself': [403, '自己的绑定要由另一位村干部来办。'],
  'counter.bound': [409, '这个人已经绑定了一个微信。要换微信，请先解除原来的绑定，再开办理码。'],
  'counter.notBound': [409, '这个人现在没有绑定微信，不用解除。'],
  'counter.needsAdmin': [403, '这个人担任职务，绑定要由区里的管理员来解除。'],
  'grants.samePerson': [403, '自己的事、自己提出的事，要由另一个人来确认。'],
  'grants.incompatible': [422, '这个人已有的职责和这一项不能由一个人担任。请换一个人，或者先收回原来的。'],
  'grants.pending': [409, '这一项已经有人提出，正在等另一个人确认。'],
  'grants.over': [409, '这一项已经有人确认、退回，或者过期了，请刷新后再看。'],
  'households.notBound': [409, '对方还没有绑定手机，不能在这里同意。请对方带身份证到村委会签一张同意书。'],
  'households.notAdult': [409, '孩子和被监护人的补贴由名册上的监护人看，不用同意。'],
  'households.declinedLately': [409, '对方前几天说过先不给看，过一周再问吧。'],
  'households.wrongState': [409, '这件事刚刚有变化，请返回刷新后再看。'],
  'households.noMatch': [422, '这两个身份证号在本村的同一户里对不上，请核对；如果没错，请先更新名册。'],
  'households.signsSelf': [409, '对方已经绑定了手机，请本人在手机上办。'],
  'households.ownInterest': [403, '这张同意书是给您本人看的，请另一位村干部来登记。'],
  'media.unsupported': [415, '只能上传照片、视频（MP4、MOV）或录音（MP3、M4A）。'],
  'media.tooLarge': [413, '文件太大：照片和录音不超过 20 MB，视频不超过 100 MB。'],
  'media.notUploaded': [409, '还有文件没有传完，请等上传完成再提交。'],
  'media.notReady': [409, '照片还在处理，请过几秒再试。'],
  'media.replaced': [409, '这个文件传上来以后又被换过，不是原来那一份，不能用。要交的话，请删掉它重新传。'],
  'media.tooMany': [400, '最多 9 张照片、3 段视频和 5 段录音。'],
  'media.samePerson': [403, '这张是您自己遮的，请另一位同事来核对。'],
  'media.checked': [409, '这张照片已经有人核对过了，请刷新后再看。'],
  'media.uploadGone': [409, '这个文件隔太久没传完，请重新传一次。'],
  'mailbox.empty': [422, '请写几个字，或者加一段录音、一张照片。'],
  'mailbox.closed': [409, '这件事已经办结，不能再留言了。'],
  'mailbox.tooManyToday': [429, '今天发得太多了，请明天再发。'],
  'routing.tooMany': [422, '规则最多 60 条，请先改一改已有的。'],
  'routing.orderUnfit': [422, '规则的顺序不完整，请刷新后再排。'],
  'statements.tells': [422, '您写的话可能让人猜出是谁举报的，请改一改，或者确认后再发。'],
  'statements.unreachable': [422, '这位干部还没有登录过，系统里通知不到，请当面了解。'],
  'statements.unfit': [422, '只能请被反映的干部说明，而且上一次的要先说明完。'],
  'statements.over': [409, '说明的时间已经过了，或者已经说明过，请直接联系问您的单位。'],
  'reports.wrongState': [409, '这件事的进展已经变了，请刷新后再看。'],
  'reports.receiptInvalid': [404, '回执号不对，请核对 16 位数字。'],
  'reports.assigneeUnfit': [422, '这个人不在本单位，或者需要回避，请换一个人。'],
  'reports.officeUnfit': [422, '不能转给这个单位：它办过这件事，或者被反映的人就在那里。请换一个单位。'],
  'reports.cannotMerge': [422, '这两件事不能并在一起办：要由同一个单位在办，而且都还没有答复。'],
  'custody.wrongState': [409, '这份申请的进展已经变了，请刷新后再看。'],
  'custody.samePerson': [403, '提出的人不能自己同意，请另一位保管员来办。'],
  'custody.notSealed': [422, '这件事不能核实身份：只有镇街和区里在办的保密举报可以。'],
  'custody.pending': [409, '这件事已经申请过核实身份，请等保管员办理。'],
  'custody.gone': [409, '已经看过一次了，不能再看。'],
  'canned.tooMany': [409, '常用答复已经有 60 条了，先删掉不用的再添。'],
  'challenge.missing': [428, '提交之前要先加一道安全锁，请更新小程序后再试。'],
  'challenge.expired': [409, '等得太久，安全锁过期了，请再点一次提交。'],
  'challenge.used': [409, '这道安全锁已经用过了，请再点一次提交。'],
  'challenge.unsolved': [422, '安全锁没有加好，请再点一次提交。'],
  'reports.restricted': [
    403,
    '您暂时不能实名、保密举报。为什么、到哪天、怎么申诉，请看“举报限制”。匿名举报一直可以用。',
  ],
  'restrictions.noSender': [422, '匿名举报没有身份，不能认定。'],
  'restrictions.marked': [409, '这件举报已经认定过了。'],
  'restrictions.cannotAppeal': [409, '这次限制已经申诉过，或者已经到期了。'],
  'restrictions.notYours': [403, '其中有您自己认定的举报，申诉要由另一位同事来办。'],
  'restrictions.decided': [409, '这份申诉已经有人办了，请刷新后再看。'],
  'reports.noReceipt': [409, '这一件是办理单位从别的举报里分出来的，没有单独的回执。请看原来那一件。'],
  'reports.cadreUnknown': [422, '没有找到您说的这位干部，请重新选择。'],
  'notices.timeInvalid': [422, '定时发布的时间要在现在以后、60 天以内，请重新选。'],
  'notices.afterDue': [422, '这一项公开等不到那个时候：请把时间定在期限以前，已经过期的请马上发布。'],
  'duties.notOverdue': [409, '这个村该公开的都按时公开了，不用催。'],
  'notices.withdrawn': [409, '这条公告已经撤下，不能再改。要说的话请另发一条。'],
  'notices.sameWords': [422, '内容没有变化，不用再存一次。'],
  'decisions.outOfOrder': [409, '这一步现在不能记：请按顺序一步一步来，没通过的事到此为止。'],
  'words.private': [422, '要公开的话里有身份证号或者银行卡号，公开了就收不回来。请删掉，或者点“遮住”，再提交。'],
  'words.contact': [
    422,
    '要公开的话里有电话号码。私人的电话请删掉或者遮住；是办公电话、本来就要公开的，请点“是办公电话，要公开”再提交。',
  ],
  'words.personal': [422, '要公开的话里有电话号码，公开了就收不回来。请删掉，或者点“遮住”，再提交。'],
  'content.rejected': [422, '内容里有不合适的文字，请修改后再提交。'],
  'reviews.privateLife': [422, '请只说工作上的事：家里的事、私人的事不能写在评价里，改好再提交。'],
  'reviews.ownHousehold': [403, '这位干部和您在一个户里，请让别家的村民来评价。'],
  'reviews.ownWork': [403, '您是这个村（社区）的干部，村里的干部和工作请让村民来评价。'],
  'reviews.starsOver': [409, '打分满一天就定了，现在只能改文字。请保持原来的星再交一次。'],
  'reviews.editOver': [409, '交上满一天就不能再改了。不想让它算数可以撤回，下个季度可以再评一次。'],
  'reviews.refusedWords': [422, '这些话刚才没有通过。请改一改再交；觉得不该退回，可以申请复核一次。'],
  'reviews.appealOpen': [409, '正在复核，结果出来以前不能改。不想等了可以撤回。'],
  'reviews.appealOver': [409, '没有可以复核的：留言没有被退回，或者已经复核过一次。改一改可以再交。'],
  'reviews.nothingToConfirm': [409, '现在没有要您说的：单位还没有答复，或者已经有了结果。'],
  'reviews.samePerson': [403, '是您决定不公开的，复核要换一个人来做，请交给同事。'],
  'registers.noBook': [409, '这个村还没有建账，请先建账再登记。'],
  'registers.numberTaken': [409, '这个编号已经登记过了，请换一个编号，或者打开原来的那一份。'],
  'registers.scrapped': [409, '这件资产已经报废，不能再改。'],
  'registers.ended': [409, '这份合同已经解除，不能再改。'],
  'registers.tooMuch': [422, '填的数比应该收付的还多，请核对金额。'],
  'registers.stageBack': [422, '工程进度只能往前，请核对是哪一步、哪一天。'],
  'money.sumTooLarge': [422, '加起来的总数太大，记不下了。请核对金额，是不是多填了几位数。'],
  'accounts.periodClosed': [409, '这个月已经结账，不能再记账。请记到还没结账的月份。'],
  'accounts.priorOpen': [409, '前面的月份还没结账，请先把前面的月份结了。'],
  'accounts.monthNotOver': [409, '这个月还没过完，过完以后再结账。'],
  'accounts.vouchersWaiting': [409, '这个月还有凭证没办完，请先审核、记账或退回，再结账。'],
  'accounts.openingFixed': [409, '期初余额不能改了：只有第一年、还没结账的账可以改。有错请用凭证更正。'],
  'accounts.cashBelowZero': [
    409,
    '库存现金不够：记上以后现金会成负数。请核对金额、日期和科目；有收款、取款还没记账的，先把那一张记上。',
  ],
  'accounts.overdrawn': [
    409,
    '月末的库存现金或银行存款是负数，不能结账。请查漏记的收款、取款，或更正记错科目的凭证，再来结账。',
  ],
  'accounts.wrongState': [409, '这张凭证的进展已经变了，请刷新后再看。'],
  'accounts.samePerson': [403, '制单、审核、批准要由不同的人来做，请换一个人办这一步。'],
  'accounts.notClosed': [409, '这段时间的账还没结，结账以后才能公开。'],
  'accounts.alreadyPublished': [409, '这一期已经公开过了。'],
  'bank.basicTaken': [409, '一个村只能有一个基本账户，已经登记过一个了。换银行的，请先把原来的办销户。'],
  'bank.ledgerTaken': [
    409,
    '这个科目已经对着另一个银行账户。一个账户用一个自己的科目（比如 10201、10202），余额才能和银行一笔一笔对上。',
  ],
  'bank.numberTaken': [409, '这个账号已经登记过了。请核对账号；登记在别的村的，请联系区核算中心。'],
  'bank.tooMany': [409, '登记的银行账户太多了，请核对是不是重复登记。'],
  'bank.wrongState': [409, '这个账户的进展已经变了，请刷新后再看。'],
  'bank.samePerson': [403, '登记和复核要由不同的人来做，请换一位同事。'],
  'bank.sumsDiffer': [422, '选中的流水和凭证金额不一样，一分不差才能对上。请核对是不是少选、多选了一笔。'],
  'bank.alreadyMatched': [409, '选中的里面有一笔已经对上了，请刷新后再看。'],
  'bank.notCovered': [
    409,
    '这个月的银行流水还没有导入全。请导入到月末：月末没有发生额的，在流水表头上面加一行“截止日期：”写上月末那天，再导入。',
  ],
  'bank.noBalance': [409, '这个账户的流水没有余额，看不出银行有多少钱，不能签字。请撤回这一批，改导入带余额的流水。'],
  'bank.sidesDiffer': [
    409,
    '调节后两边不相等，还有说不清的差额，不能签字。请检查流水是不是缺了一段、对账是不是对错了。',
  ],
  'bank.unexplained': [409, '还有银行流水没有对上、也没有说明。请逐笔对上或写明情况。'],
  'bank.notReconciled': [
    409,
    '这个月的银行账户还没有对完账：每个账户的余额调节表要有制表和复核两个人签字。签字以后账又变了的，要重新签。',
  ],
  'bank.notEmpty': [409, '银行流水上这个账户还有余额，不能销户。请先导入余额转走的流水，再来复核。'],
  'imports.fileKind': [415, '只能导入电子表格。别的文件请先用表格软件打开，另存为工作簿，再来导入。'],
  'imports.tooLarge': [413, '文件太大：不超过 50 MB。请拆成几个文件分别导入。'],
  'imports.wrongState': [409, '这次导入的进展已经变了，请看过最新内容再操作。'],
  'imports.nothingNew': [409, '文件里的内容都已经导入过了，没有要写的。'],
  'imports.fileGone': [409, '文件放了太久已经删除，请重新上传再检查一遍。'],
  'reviews.otherVillage': [403, '只能评价本村的干部和村务。'],
  'alerts.wrongState': [409, '这条预警的进展已经变了，请刷新后再看。'],
  'alerts.samePerson': [403, '说明、核查、了结要由不同的人来做，请换一位同事。'],
  'alerts.assigneeUnfit': [422, '这个人不在核查的单位，或者需要回避，请换一个人。'],
  'watchRules.notTried': [409, '这次修改还没有用去年的账试算。夜里自动试算，请等结果出来再确认。'],
  'watchRules.samePerson': [403, '提出修改的人不能自己确认，请区里另一位同事来看。'],
  'watchRules.wrongState': [409, '这条规则现在不能这样改：草稿要先试运行，试运行的才能启用。'],
  'watchRules.nothingProposed': [409, '现在没有等着确认的修改，请刷新后再看。'],
  'watchRules.figureUnfit': [422, '这个数不能用，请按规则里列出的名称和范围填写整数。'],
  'alerts.exclusionMissing': [422, '是误报的，请写明规则漏了哪一种合规的情形。'],
  'orders.wrongState': [409, '这笔申请的进展已经变了，请刷新后再看。'],
  'orders.samePerson': [403, '制单、审批、付款要由不同的人来做，收款的人也不能批自己的钱。请换一个人办这一步。'],
  'orders.notInPost': [403, '这一步要由任这个岗位的人来办，您现在不在这个岗位上。'],
  'orders.postVacant': [409, '这一步的岗位现在没有人，请先请区里把人补上，申请会一直留着。'],
  'orders.notMaker': [403, '只有填这笔申请的人能提交、撤回，请本人来办。'],
  'orders.changed': [409, '申请的内容和您看到的不一样了，请刷新，看过以后再签。'],
  'orders.expired': [409, '这笔申请放了太久，已经过期，请报账员重新提交。'],
  'orders.overBalance': [422, '账户上能用的钱不够，请减少金额，或者等别的申请办完再提交。草稿已经留着。'],
  'orders.payeeUnknown': [422, '收款人不在登记里，请先登记收款人，再选一次。'],
  'orders.payeeCooling': [422, '新登记的收款人要过一天才能付款，请明天再提交。草稿已经留着。'],
  'orders.payeeTaken': [409, '这个账号已经登记过了，请直接选原来的收款人。'],
  'orders.payeeName': [422, '户名和银行登记的不一样，请按银行卡上的户名填。'],
  'orders.labourSum': [422, '用工报酬要等于天数乘以每天的工钱，请核对。'],
  'orders.accountUnknown': [422, '这个银行账户没有登记，请先登记账户再用。'],
  'orders.accountClosed': [409, '这个银行账户已经销户，不能从它付款，请换一个账户。'],
  'orders.accountNotOpen': [
    422,
    '这个账号不在本村的银行账户里，或者还没有复核。请先在“银行账户”里登记、复核，再登记为付款账户。',
  ],
  'orders.accountCode': [
    422,
    '科目要和“银行账户”里登记的这个账户的科目一样，是银行存款（102）或它的明细。请核对后再填。',
  ],
  'orders.accountTaken': [409, '这个账号已经是付款账户了，请直接选它。'],
  'orders.spendingCode': [
    422,
    '支出科目不能用：要填科目表里有的科目，不能填现金、银行存款和本年收益。请改好再交，别的内容都留着。',
  ],
  'orders.payeeNotPerson': [422, '户名和名册上选的这个人姓名不一样，请核对是不是选错了人，或者按银行卡上的户名填。'],
  'orders.termInPast': [422, '任岗只能从今天或者以后的日子起，已经过去的日子不能补。请改日期。'],
  'orders.noChain': [422, '这样的支出还没有定由谁审批，请先请区里定好审批规则。草稿已经留着。'],
  'orders.decisionMissing': [422, '这笔钱要有村里的决议：请选一项已经通过、金额够的“四议两公开”事项。草稿已经留着。'],
  'orders.monthClosed': [409, '这个月已经结账，不能再付款记账，请下个月再提交。草稿已经留着。'],
  'orders.notProved': [409, '银行可能已经收到这笔钱，现在不能重发，也不能作废。请等查询和次日对账的结果。'],
  internal: [500, '系统出了点问题，我们已经记下，请稍后再试。'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** Codes any route may answer with; a route's own `errors` come on top. */
export const COMMON_ERRORS = [
  'request.malformed',
  'request.tooLarge',
  'request.keyMissing',
  'request.keyReused',
  'request.tooMany',
  'route.unknown',
  'auth.required',
  'auth.expired',
  'auth.refused',
  'notFound',
  'trail.broken',
  'internal',
] as const satisfies readonly ErrorCode[];

/** Codes a route that publishes words may answer with: a private number in them; one that can be confirmed; one that cannot. */
export const WORDS_ERRORS = [
  'words.private',
  'words.contact',
  'words.personal',
] as const satisfies readonly ErrorCode[];

/** One field that was refused: `path` as in the body (`description`, `mediaIds.3`), and a Chinese sentence. */
export interface FieldError {
  path: string;
  message: string;
}

/** What every error answer looks like. `details` are the refused fields, or the newer state after `version.stale`. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  requestId: string;
  details?: unknown;
}

/** An expected failure: thrown by operations as a code, turned into HTTP at the edge, and rebuilt by the client. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details?: unknown,
    /** The sentence that came with the answer: in a phone's build the table has none but its own (miniprogram/config/lean-contracts.cjs). */
    readonly said?: string,
  ) {
    super(code);
    this.name = 'AppError';
  }
}
