import { tellsAHome } from './home-address';

test.each([
  '他就住牛角村3组12号',
  '住 在 三 组 十 二 号',
  '３组１２号那家天天去找他',
  '三组十二号门口的路灯是他批的',
  '5栋2单元301室的人投诉过',
  '在5号楼302室',
  '2单元301号',
  '门牌号：118',
])('%s says where somebody lives', (words) => expect(tellsAHome(words)).toBe(true));

test.each([
  '3组12号开会没有通知',
  '3组的路灯坏了，12号报的，15号才来修',
  '办事大厅2楼没有人',
  '5栋楼的外墙都没有修',
  '2026年11月12号去问过',
  '排到5号，等了两个小时',
  '三组有12户没有通水',
])('%s does not', (words) => expect(tellsAHome(words)).toBe(false));
