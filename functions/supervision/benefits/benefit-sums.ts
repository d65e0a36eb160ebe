import type { BenefitPlace, BenefitProgram, BenefitSums, PaidPart } from '@shared/supervision/benefits';
import { hiddenParts, isSmall } from './hiding';
import type { VillageBenefits } from './read-village';

export interface Place {
  readonly division: string;
  readonly name: string;
}
export interface TownRead extends Place {
  readonly villages: readonly (Place & { readonly read: VillageBenefits })[];
}

/** Numbers as they are, before anything is hidden. */
interface Raw {
  readonly paid: PaidPart;
  readonly before: PaidPart;
  readonly unclaimed: number;
}
type Measure = keyof Raw;
const MEASURES: readonly Measure[] = ['paid', 'before', 'unclaimed'];
const personsOf = (raw: Raw, measure: Measure): number =>
  measure === 'unclaimed' ? raw.unclaimed : raw[measure].persons;

const shownOf = (raw: Raw, isHidden: (measure: Measure) => boolean): BenefitSums => ({
  ...(!isHidden('paid') && { paid: raw.paid }),
  ...(!isHidden('before') && { before: raw.before }),
  ...(!isHidden('unclaimed') && { unclaimed: raw.unclaimed }),
});

/** The parts of a sum as they are shown: what is hidden of one measure may be shown of another. */
function shownParts(parts: readonly Raw[]): BenefitSums[] {
  const hidden = new Map(
    MEASURES.map((measure) => [measure, hiddenParts(parts.map((part) => personsOf(part, measure)))]),
  );
  return parts.map((part, place) => shownOf(part, (measure) => hidden.get(measure)![place]!));
}

const shownSum = (raw: Raw): BenefitSums => shownOf(raw, (measure) => isSmall(personsOf(raw, measure)));

type Reads = readonly VillageBenefits[];

function partOf(reads: Reads, which: 'paid' | 'before', programCode: string): PaidPart {
  const parts = reads.flatMap((read) => read[which].filter((each) => each.programCode === programCode));
  return {
    fen: parts.reduce((sum, { fen }) => sum + fen, 0),
    persons: parts.reduce((sum, { persons }) => sum + persons, 0),
  };
}

const rawOf = (reads: Reads, programCode: string): Raw => ({
  paid: partOf(reads, 'paid', programCode),
  before: partOf(reads, 'before', programCode),
  unclaimed: reads
    .flatMap(({ unclaimed }) => unclaimed)
    .filter(({ programs }) => programs.some((program) => program.programCode === programCode)).length,
});

const personsIn = (reads: Reads, which: 'paidPersons' | 'beforePersons'): number =>
  reads.reduce((sum, read) => sum + read[which], 0);

/** A place over all programs; the money is what its programs show, added up. */
const placeRaw = (reads: Reads, programs: readonly BenefitSums[]): Raw => {
  const fen = (which: 'paid' | 'before') => programs.reduce((sum, each) => sum + (each[which]?.fen ?? 0), 0);
  return {
    paid: { fen: fen('paid'), persons: personsIn(reads, 'paidPersons') },
    before: { fen: fen('before'), persons: personsIn(reads, 'beforePersons') },
    unclaimed: reads.reduce((sum, { unclaimed }) => sum + unclaimed.length, 0),
  };
};

/** What is kept of a district: each place, and each program in the district and in its towns. Pure; what is small is in none of it. */
export function benefitSums(
  district: Place,
  towns: readonly TownRead[],
  asOf: string,
): { places: BenefitPlace[]; programs: BenefitProgram[] } {
  const readsOf = ({ villages }: TownRead): Reads => villages.map(({ read }) => read);
  const all = towns.flatMap(readsOf);
  const names = programNames(all);
  const programs = [...names].flatMap(([programCode, programName]) => {
    const of = { programCode, programName, asOf };
    const parts = shownParts(towns.map((town) => rawOf(readsOf(town), programCode)));
    return [
      { ...of, ...district, ...shownSum(rawOf(all, programCode)) },
      ...towns.map(({ division, name }, place) => ({ ...of, division, name, ...parts[place]! })),
    ];
  });
  const placeOf = (place: Place, reads: Reads, sums: BenefitSums): BenefitPlace => ({
    division: place.division,
    name: place.name,
    rostered: reads.reduce((sum, { rostered }) => sum + rostered, 0),
    notCompared: reads.reduce((sum, { notCompared }) => sum + notCompared, 0),
    asOf,
    ...sums,
  });
  const inPlace = (division: string) => programs.filter((program) => program.division === division);
  const townRaws = towns.map((town) => placeRaw(readsOf(town), inPlace(town.division)));
  const townSums = shownParts(townRaws);
  const places = [
    placeOf(district, all, shownSum(placeRaw(all, inPlace(district.division)))),
    ...towns.flatMap((town, at) => {
      // By village there is no money: a village's program is soon of one household.
      const villages = shownParts(town.villages.map(({ read }) => placeRaw([read], [])));
      return [
        placeOf(town, readsOf(town), townSums[at]!),
        ...town.villages.map((village, place) => {
          const { unclaimed } = villages[place]!;
          return placeOf(village, [village.read], unclaimed === undefined ? {} : { unclaimed });
        }),
      ];
    }),
  ];
  return { places, programs };
}

function programNames(reads: Reads): Map<string, string> {
  const named = reads.flatMap(({ paid, before, unclaimed }): [string, string][] => [
    ...[...paid, ...before].map(({ programCode, programName }): [string, string] => [programCode, programName]),
    ...unclaimed.flatMap(({ programs }) =>
      programs.map((each): [string, string] => [each.programCode, each.programName]),
    ),
  ]);
  return new Map(named.sort(([one], [other]) => one.localeCompare(other)));
}
