/** What WeChat says when it does not do something, by its errMsg (`chooseMedia:fail auth deny`), and what one can do about it. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/domain list/i, '这个地址还没有在微信里登记，换个网络也打不开。请告诉区里的管理员。'],
  [/:fail.*cancel/i, '已取消，没有做。要做请再点一次。'],
  [/privacy/i, '还没有同意微信的隐私保护指引。再点一次，在弹出的窗口里点“同意”。'],
  [
    /^saveImageToPhotosAlbum:fail.*(auth|deny|denied|permission)/i,
    '没有允许存到相册。点右上角“…”，进“设置”，允许“添加到相册”，再试一次。',
  ],
  [/:fail.*(auth|deny|denied|permission)/i, '手机没有允许。点右上角“…”，进“设置”，打开要用的那一项，再试一次。'],
  [/^login:fail/i, '微信没有让登录。请关掉小程序，重新打开再试。'],
  [/^scanCode:fail/i, '没有认出这个码。对准、擦干净，再扫一次。'],
  [/^(shareFileMessage|openDocument):fail/i, '微信没有打开这个文件。请再点一次；还不行，请更新微信。'],
  [/^saveImageToPhotosAlbum:fail/i, '没有存进相册。请看看手机空间够不够，再试一次。'],
  [
    /storage limit|maximum size of the file storage/i,
    '手机里留给小程序的地方满了。到“我的个人信息”里清除这部手机上的内容，再试一次。',
  ],
];

const messageOf = (error: unknown): string =>
  typeof error === 'string' ? error : String((error as { errMsg?: unknown } | undefined)?.errMsg ?? '');

/** The words for a refusal of WeChat's own; undefined for whatever else it is. */
export const wechatRefusal = (error: unknown): string | undefined => {
  const message = messageOf(error);
  return REFUSALS.find(([pattern]) => pattern.test(message))?.[1];
};
