import type { LifeEvent, PolicyAudience } from '@shared/subsidies/policies';

/** What people say when they mean an audience or a life event: searched with less weight than the policy's own words. */
export const AUDIENCE_WORDS: Record<PolicyAudience, string> = {
  grower: '种粮户 种地 种田 农户',
  breeder: '养殖户 喂猪 养猪 养鸡 养牛 养羊 养鱼',
  elder: '老人 老年人 老头 老太太',
  disabled: '残疾人',
  poor: '低保户 困难户 特困',
  lifted: '脱贫户 贫困户 监测户',
  veteran: '退役军人 当兵 老兵',
  student: '学生 娃儿 孩子 家长',
  woman: '妇女',
  returnee: '返乡创业 农民工',
  member: '村民 社员 集体成员',
  business: '合作社 家庭农场 大户 公司',
};
export const EVENT_WORDS: Record<LifeEvent, string> = {
  birth: '生孩子 生娃 怀孕',
  school: '孩子上学 小孩上学 读书 学费',
  illness: '生病住院 看病',
  house: '盖房 建房 修房子',
  farming: '种地 种庄稼',
  livestock: '养殖 喂养',
  disability: '残疾',
  jobless: '失业 没工作',
  migrantWork: '外出打工 务工',
  business: '创业 做生意',
  retirement: '退休养老 养老',
  death: '家人去世',
  disaster: '受灾 遭灾',
  land: '承包地 土地',
  village: '村里的事 村集体',
};
