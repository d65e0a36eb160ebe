import type { SeedVillage } from './districts';
import { REPORT_TEXTS } from './report-texts';
import { type Scene, type SeedReport, taken, townOffice, written } from './reports';

/** How many of the last two years' reports each of the demo's villages has: enough for figures, and for cells too small to tell. */
const REPORTS: Readonly<Record<string, number>> = {
  '511503002228': 26,
  '511503002001': 20,
  '511503001003': 12,
};
const DAYS = 730;
/** Younger ones are told elsewhere, each for what it shows. */
const YOUNGEST = 130;

const FATES = { quick: 30, usual: 46, slow: 10, late: 5, refused: 6, reopened: 3 };
/** Days until the answer. */
const ANSWERED: Record<keyof typeof FATES, [number, number]> = {
  quick: [2, 6],
  usual: [6, 22],
  slow: [25, 50],
  late: [72, 90],
  refused: [3, 12],
  reopened: [8, 20],
};

/** What was reported in the two years before and is done: answered in days or months, judged by half, a few refused or looked at again. */
export function reportHistory(scene: Scene): SeedReport[] {
  const { dice, village } = scene;
  const count = REPORTS[village.code] ?? 0;
  return Array.from({ length: count }, (_, place) => {
    const daysAgo = Math.round(DAYS - ((place + dice.next()) * (DAYS - YOUNGEST)) / count);
    return finished(scene, daysAgo);
  });
}

function finished(scene: Scene, sentAgo: number): SeedReport {
  const { dice, village } = scene;
  const fate = dice.weighted(FATES);
  const text = fate === 'refused' || fate === 'reopened' ? REPORT_TEXTS[dice.int(0, 6)]! : dice.pick(REPORT_TEXTS);
  const [from, to] = ANSWERED[fate];
  const answeredAfter = dice.int(from, to);
  const acceptedAfter = Math.min(answeredAfter - 1, dice.int(1, 9));
  const ago = (days: number) => sentAgo - days;
  const sent = written(scene, { text, fate: 'waiting', daysAgo: sentAgo });
  if (fate === 'refused')
    return taken(scene, sent, ago(answeredAfter), {
      command: 'refuse',
      ground: dice.pick(['otherAuthority', 'otherAuthority', 'alreadyHandled', 'noSubstance']),
      text: '这件事归镇（街道）的专门机构管，已经把情况转告他们，您也可以直接去问。',
    });
  const accepted = taken(scene, sent, ago(acceptedAfter), { command: 'accept' });
  const onTheWay =
    fate === 'slow' && dice.chance(0.5)
      ? taken(scene, accepted, ago(20), { command: 'extend', days: 20, reason: '要等上级的检测结果' })
      : accepted;
  const answer = {
    command: 'answer',
    text: text.answer.replaceAll('{组}', scene.groups[0]!),
    mediaIds: [] as string[],
  } as const;
  const answered = taken(scene, onTheWay, ago(answeredAfter), answer);
  if (fate === 'reopened') return lookedAtAgain(scene, village, answered, ago(answeredAfter), answer);
  if (!dice.chance(0.55)) return answered;
  const stars = dice.pick(fate === 'late' || fate === 'slow' ? [1, 2, 3] : [3, 4, 4, 5, 5]);
  return taken(scene, answered, ago(answeredAfter + dice.int(1, 6)), { command: 'rate', stars });
}

const lookedAtAgain = (
  scene: Scene,
  { townCode, townName }: SeedVillage,
  answered: SeedReport,
  answeredAgo: number,
  answer: Parameters<typeof taken>[3],
): SeedReport => {
  const to = { division: townCode, name: townOffice(townName) };
  const reopened = taken(scene, answered, answeredAgo - 5, {
    command: 'reopen',
    to,
    reason: '说是办了，去看还是老样子',
  });
  const accepted = taken(scene, reopened, answeredAgo - 8, { command: 'accept' });
  return taken(scene, accepted, answeredAgo - 20, answer);
};
