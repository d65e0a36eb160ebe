import { MIN_SAMPLE } from '@shared/reviews/reviews';
import { MOST_TAGS, type ReviewTag } from '@shared/reviews/tags';

export const TAG_WORDS: Record<ReviewTag, string> = {
  friendly: '态度好',
  quick: '办得快',
  clear: '讲得清楚',
  evenHanded: '一视同仁',
  oneTrip: '一次办好',
  cold: '态度生硬',
  slow: '拖拉',
  unclear: '讲不清楚',
  uneven: '不够公平',
  manyTrips: '跑了好几趟',
  timely: '公开及时',
  readable: '看得懂',
  complete: '内容齐全',
  late: '公开不及时',
  unreadable: '看不懂',
  incomplete: '内容不全',
  wellMade: '质量好',
  onTime: '按时完工',
  effective: '看得到效果',
  badlyMade: '质量差',
  delayed: '拖了工期',
  ineffective: '没看到效果',
};

export const tagCopy = {
  label: '哪方面',
  hint: `最多选 ${MOST_TAGS} 个。满 ${MIN_SAMPLE} 个人选同一个，才显示有几个人选。`,
  enough: `最多选 ${MOST_TAGS} 个，先去掉一个再选`,
  shown: '大家选得多的',
  chosenBy: (words: string, count: number) => `${words}，${count} 人次选`,
};
