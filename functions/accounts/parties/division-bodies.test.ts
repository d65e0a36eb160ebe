import { partyText } from '../party';
import { isDivisionBody } from './division-bodies';

const TREE = {
  district: { code: '511503', name: '宜宾市南溪区' },
  towns: [
    {
      code: '511503002',
      name: '罗龙街道',
      villages: [
        { code: '511503002228', name: '牛角村民委员会', shortName: '牛角村' },
        { code: '511503002001', name: '凤翔社区居民委员会', shortName: '凤翔社区' },
      ],
    },
  ],
};
const isBody = (name: string) => isDivisionBody(partyText(name), TREE);

test.each([
  '牛角村',
  '牛角村民委员会',
  '牛角村村民委员会',
  '牛角村委会',
  '罗龙街道牛角村',
  '宜宾市南溪区罗龙街道牛角村民委员会',
  '牛角村股份经济合作联合社',
  '罗龙街道牛角村民委员会股份经济合作联合社',
  '牛角村 3 组',
  '牛角村村民委员会',
  '凤翔社区居民委员会',
  '凤翔社区',
  '罗龙街道',
  '罗龙街道办事处',
  '罗龙街道财政所',
  '南溪区财政局',
  '宜宾市南溪区财政局',
  '南溪区人民政府',
])('%s is one of the district’s own', (name) => expect(isBody(name)).toBe(true));

test.each([
  '牛角',
  '王牛角村',
  '牛角村王秀英',
  '牛角村委会王秀英',
  '凤翔',
  '罗龙',
  '南溪',
  '李罗龙街道',
  '牛角村幸福农场',
  '王秀英',
  '罗龙街道李四村',
  '',
])('%s is not', (name) => expect(isBody(name)).toBe(false));
