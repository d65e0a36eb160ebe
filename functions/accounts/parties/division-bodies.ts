import type { DivisionTree } from '../../identity/division-store';
import { partyText } from '../party';

type Tree = Pick<DivisionTree, 'district' | 'towns'>;

/** What a division is called besides its own name, and the bodies that law names after it. */
const OF_VILLAGE =
  /^(?:|(?:村民|居民)?委员会|民委员会|[村居]?委会|村委|(?:村)?(?:党支部|党总支|党委)(?:委员会)?|村?务?监督委员会|集体|农民集体|(?:村级?)?集体经济组织|(?:股份)?经济(?:联合|合作|合作联合)(?:总)?社|股份(?:经济)?合作(?:联合)?社|第?[0-9一二三四五六七八九十]{1,3}(?:组|社|村民小组|农业社|农业合作社)(?:(?:股份)?经济合作社)?)$/;
const OF_TOWN =
  /^(?:|人民政府|办事处|党委|党工委|财政所|财政办公室|会计核算中心|农村会计核算中心|(?:村级)?会计(?:委托)?代理(?:服务)?中心|农业(?:农村)?(?:综合)?服务中心|便民服务中心|综合执法队|社会事务办公室|卫生院|中心卫生院|社区卫生服务中心)$/;
const OF_DISTRICT =
  /^(?:|人民政府|委员会|财政局|民政局|农业农村局|水利局|交通运输局|住房和城乡建设局|自然资源(?:和规划)?局|教育和?体育局|教育局|卫生健康局|医疗保障局|人力资源和社会保障局|退役军人事务局|应急管理局|林业(?:和竹业)?局|乡村振兴局|审计局|税务局|生态环境局|市场监督管理局|残疾人联合会|供销合作社联合社|红十字会|慈善(?:总)?会|纪律检查委员会|监察委员会)$/;

interface Names {
  readonly prefixes: ReadonlySet<string>;
  readonly districts: ReadonlySet<string>;
  readonly towns: ReadonlySet<string>;
  readonly villages: ReadonlySet<string>;
}

const known = new WeakMap<Tree, Names>();

function namesOf(tree: Tree): Names {
  const found = known.get(tree);
  if (found) return found;
  const districts = new Set([tree.district.name, tree.district.name.replace(/^.{2,4}市(?=.)/, '')].map(partyText));
  const towns = new Set(tree.towns.map(({ name }) => partyText(name)));
  const villages = new Set(
    tree.towns.flatMap((town) => town.villages.flatMap(({ name, shortName }) => [name, shortName].map(partyText))),
  );
  const prefixes = new Set(['', ...districts, ...towns]);
  for (const district of districts) for (const town of towns) prefixes.add(`${district}${town}`);
  const names = { prefixes, districts, towns, villages };
  known.set(tree, names);
  return names;
}

/**
 * Whether a text is a division of the district or a body named after one (牛角村民委员会, 罗龙街道牛角村股份经济合作联合社): the whole of
 * it and nothing else, by the district's own table. @param text as `partyText` gives it.
 */
export function isDivisionBody(text: string, tree: Tree): boolean {
  const { prefixes, districts, towns, villages } = namesOf(tree);
  for (let end = 2; end <= text.length; end += 1) {
    const [base, rest] = [text.slice(0, end), text.slice(end)];
    for (const [names, suffix] of [
      [districts, OF_DISTRICT],
      [towns, OF_TOWN],
      [villages, OF_VILLAGE],
    ] as const) {
      if (!suffix.test(rest)) continue;
      if (names.has(base)) return true;
      for (let from = 2; from < end; from += 1)
        if (names.has(base.slice(from)) && prefixes.has(base.slice(0, from))) return true;
    }
  }
  return false;
}
