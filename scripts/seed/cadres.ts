import { ageOn, AS_OF_DAY } from './calendar';
import { demoPersonId, NIUJIAO } from './demo-people';
import type { Dice } from './dice';
import type { SeedDistrict, SeedVillage } from './districts';
import type { Household, Resident } from './people';

export interface Post {
  readonly person: Resident;
  readonly title: string;
}

const RURAL = ['党支部书记、村委会主任', '村委会副主任', '村文书', '村务监督委员会主任', '妇女主任', '治保主任'];
const URBAN = ['党支部书记、居委会主任', '居委会副主任', '社区文书', '居务监督委员会主任', '妇女主任', '网格长'];
const IN_NIUJIAO: Record<string, string> = {
  'chen-jianguo': RURAL[0]!,
  'liu-fang': RURAL[2]!,
  'tang-guobing': RURAL[3]!,
};
/** Came later: who was drawn for it is drawn still and holds nothing, so that all others stay who they were. */
const DRAWN_STILL = RURAL[3];

/** The 3 to 6 cadres of a village, in the order of their posts, drawn from its residents. */
export function cadresOfVillage(dice: Dice, village: SeedVillage, households: readonly Household[]): Post[] {
  const titles = village.urban ? URBAN : RURAL;
  const wanted = titles.slice(0, village.code === NIUJIAO ? 5 : dice.int(3, 6));
  const demo = village.code === NIUJIAO ? IN_NIUJIAO : {};
  const demoIds = new Map(Object.entries(demo).map(([key, title]) => [title, demoPersonId(key)]));
  const everyone = households.flatMap(({ members }) => members);
  const able = everyone.filter(({ bornOn, traits, grants, phone, personId }) => {
    const age = ageOn(bornOn, AS_OF_DAY);
    const plain = !traits.disability && !traits.lowIncome && !traits.publicPost && !traits.ranger;
    return age >= 28 && age <= 60 && plain && !grants && phone && !isDemo(personId);
  });
  const taken = new Set<string>();
  return wanted.flatMap((title): Post[] => {
    const fixed = everyone.find(({ personId }) => personId === demoIds.get(title));
    const fit = able.filter(({ personId, sex }) => !taken.has(personId) && (title !== '妇女主任' || sex === 'female'));
    const drawn = (fixed && title !== DRAWN_STILL) || fit.length === 0 ? undefined : dice.pick(fit);
    if (drawn) taken.add(drawn.personId);
    const person = fixed ?? drawn;
    if (!person) return [];
    taken.add(person.personId);
    return [{ person, title }];
  });
}

const isDemo = (personId: string): boolean =>
  personId === demoPersonId('li-xiaojun') || personId === demoPersonId('wang-xiuying');

/** Whom the towns and the district send: on the roster of the community they live in, with the office they hold. */
export interface Office {
  readonly role: 'township' | 'regulator';
  readonly division: string;
  readonly title: string;
  readonly home: string;
}

const TOWN_OFFICES = ['农业农村办公室工作人员', '纪（工）委工作人员'];
const DISTRICT_OFFICES = ['区纪委监委党风政风监督室', '区农业农村局农村合作经济指导股', '区农村集体资金核算中心'];

/** Two officers a town, three offices of the district; each lives in the first community of its town, or of the first town. */
export function officesOf(district: SeedDistrict): Office[] {
  const homeIn = (town: string) => district.villages.find(({ townCode }) => townCode === town)!.code;
  return [
    ...district.towns.flatMap(({ code, name }) =>
      TOWN_OFFICES.map((title): Office => ({
        role: 'township',
        division: code,
        title: name + title,
        home: homeIn(code),
      })),
    ),
    ...DISTRICT_OFFICES.map((title): Office => ({
      role: 'regulator',
      division: district.code,
      title,
      home: homeIn(district.towns[0]!.code),
    })),
  ];
}

/** The offices held by residents of this village, by person. */
export function officersOf(
  dice: Dice,
  offices: readonly Office[],
  village: SeedVillage,
  households: readonly Household[],
  cadres: readonly Post[],
): Map<string, Office> {
  const here = offices.filter(({ home }) => home === village.code);
  const able = households
    .flatMap(({ members }) => members)
    .filter(({ personId, bornOn, grants, phone }) => {
      const age = ageOn(bornOn, AS_OF_DAY);
      return age >= 26 && age <= 58 && phone && !grants && !cadres.some(({ person }) => person.personId === personId);
    });
  return new Map(dice.sample(able, here.length).map(({ personId }, place) => [personId, here[place]!]));
}
