import { districtOf, levelOf, townOf } from '@shared/divisions';
import { divisionTree, hasVillageCommittee, villageNamed } from '../../identity/division-store';

/** The words for whoever sent a report, named or not. */
export const REPORTER = '举报人';

const townOffice = (name: string) => (name.endsWith('街道') ? `${name}办事处` : `${name}政府`);
const villageOffice = ({ name, shortName }: { name: string; shortName: string }) =>
  `${shortName}${hasVillageCommittee(name) ? '村委会' : '居委会'}`;

/**
 * The office of a division, as people call it: 牛角村村委会, 罗龙街道办事处, 南溪区纪委监委. Never a person.
 * @throws AppError `notFound` when there is no such division.
 */
export async function officeOf(division: string): Promise<string> {
  if (levelOf(division) === 'village') return villageOffice(await villageNamed(division));
  const { district, towns } = await divisionTree(districtOf(division));
  if (levelOf(division) === 'district') return `${district.name}纪委监委`;
  return townOffice(towns.find(({ code }) => code === townOf(division))?.name ?? district.name);
}
