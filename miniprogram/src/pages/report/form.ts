import type { Place, ReportAbout, ReportCategory, ReportMode } from '@shared/reports/reports';
import type { OutgoingReport } from './send-report';

type Spot = Required<Pick<Place, 'latitude' | 'longitude'>>;

/** What a person has written so far; kept on the phone until it is sent. */
export interface ReportForm {
  villageCode: string;
  villageName: string;
  category: ReportCategory | '';
  description: string;
  aboutKind: ReportAbout['kind'] | '';
  cadreId: string;
  place: string;
  /** A point on the map, coarse as `coarse` makes it. */
  spot?: Spot | undefined;
  mode: ReportMode;
  /** The secret that claims the files of a draft that is not named; made once a draft. */
  draftKey: string;
  /** The idempotency key: however often this draft is sent, it counts once. */
  key: string;
}

export const BLANK: ReportForm = {
  villageCode: '',
  villageName: '',
  category: '',
  description: '',
  aboutKind: 'village',
  cadreId: '',
  place: '',
  mode: 'anonymous',
  draftKey: '',
  key: '',
};

/** The form as the contract wants it, without the files. What is not answered is left for the contract to refuse. */
export const bodyOf = ({ villageCode, category, description, aboutKind, cadreId, place, spot }: ReportForm) => ({
  villageCode,
  category,
  description,
  about: aboutKind === 'cadre' ? { kind: aboutKind, cadreId } : { kind: aboutKind },
  ...((place.trim() || spot) && { place: { text: place.trim(), ...spot } }),
});

const spotOf = ({ latitude, longitude }: Partial<Place> = {}): Spot | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };

/** The form as it was before it was sent, without its files: what was refused is written anew from there. */
export const writtenIn = ({ mode, report, villageName }: OutgoingReport): Partial<ReportForm> => ({
  spot: spotOf(report.place),
  villageCode: report.villageCode,
  villageName,
  category: report.category,
  description: report.description,
  aboutKind: report.about.kind,
  place: report.place?.text ?? '',
  mode,
});

const QUESTIONS: Record<string, string> = {
  villageCode: '请选一个村（社区）',
  category: '请选一类',
  about: '请选说的是谁',
};

/** Sentences for questions that were not answered at all, where the contract can only say what it expected. */
export function sentences(errors: Record<string, string>, form: ReportForm): Record<string, string> {
  const said = { ...errors };
  if (said.villageCode && !form.villageCode) said.villageCode = QUESTIONS.villageCode!;
  if (said.category) said.category = QUESTIONS.category!;
  if (said['about.cadreId']) said.about = '请选是哪位干部';
  else if (Object.keys(said).some((path) => path.startsWith('about'))) said.about = QUESTIONS.about!;
  if (said['place.text']) said.place = said['place.text'];
  return said;
}
