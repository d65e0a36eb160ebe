import { MAX_REVIEW_PICTURES } from '@shared/reviews/reviews';

export const pictureCopy = {
  label: '照片',
  hint: `最多 ${MAX_REVIEW_PICTURES} 张，拍事不拍人：别拍到人脸、证件和门牌。检查通过后和文字一起公开，拍摄时间和地点会去掉。`,
  sending: '照片还在传，传完再提交',
  unsent: '有照片没有传上：点它重试，或者删掉',
  remove: (place: number) => `删除第 ${place} 张照片`,
  mine: (place: number) => `我的第 ${place} 张照片`,
  checking: '照片检查中',
  checkingNote: '一般几分钟。照片通过以后，这条评价和下一次分数一起公开；没有通过的，由工作人员看过再定。',
  waits: '照片等人看',
  waitsNote: '照片没有直接通过检查，由工作人员看过再定，现在不公开。可以点“修改评价”去掉照片再交。',
  sent: '已提交，照片检查后显示',
};
