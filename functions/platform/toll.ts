import { AppError } from '@shared/errors';
import type { ProofPurpose } from '@shared/route';
import { checkProof, type Solved, spendProof } from './challenge';
import { noteUse, usedLately } from './rate-limit';

/** Zero bits of each of a proof's eight pieces: 8 · 2^bits hashes, 11 bits a second without a JIT, 16 bits half a minute (ADR 40). */
export const EASIEST = 11;
/** No load makes it harder: a cheap phone still gets through within about a minute. */
export const HARDEST = 16;
/** How long a challenge is good though more is asked for by now: nobody who is solving one is thrown away. */
export const GRACE_MINUTES = 3;

const MINUTE = 60;

/** From so many in this minute and the one before it, so many bits. */
type Scale = readonly { readonly from: number; readonly bits: number }[];

const OVERALL: Scale = [
  { from: 120, bits: 16 },
  { from: 40, bits: 15 },
  { from: 15, bits: 13 },
];
const OF_A_VILLAGE: Scale = [
  { from: 80, bits: 16 },
  { from: 40, bits: 15 },
  { from: 20, bits: 14 },
  { from: 10, bits: 13 },
];
/** An honest holder may have to pay for what others tried: a few seconds. */
const OF_RECEIPTS: Scale = [
  { from: 600, bits: 15 },
  { from: 300, bits: 14 },
  { from: 120, bits: 13 },
];
const OF_PAPERS: Scale = [
  { from: 2_400, bits: 15 },
  { from: 1_200, bits: 13 },
];

const SCALES: Record<ProofPurpose, Scale> = {
  report: OVERALL,
  draft: OVERALL,
  receipt: OF_RECEIPTS,
  paper: OF_PAPERS,
};

/** What costs nothing while so few were counted in this minute and the one before it. */
const FREE = { receipt: 30, paper: 300 } as const;

const bitsOn = (scale: Scale, count: number): number => scale.find(({ from }) => count >= from)?.bits ?? EASIEST;

/** How hard it is at so much load, of all and of the village. */
export const bitsAt = (purpose: ProofPurpose, overall: number, ofVillage = 0): number =>
  Math.max(bitsOn(SCALES[purpose], overall), bitsOn(OF_A_VILLAGE, ofVillage));

/**
 * What one village adds in a minute to the load of all: beyond that it is the village's own, and the others are not slowed. Two
 * minutes of it are less than the first step of the scale.
 */
const SHARE_OF_ALL = 7;

const ALL = 'all';
const counterOf = (purpose: ProofPurpose) => `toll.${purpose}`;
const lately = (purpose: ProofPurpose, whose: readonly string[], at: string) =>
  usedLately(counterOf(purpose), whose, MINUTE, at);

/** How hard a challenge of a purpose is made now. */
export async function bitsWanted(purpose: ProofPurpose, villageCode: string | undefined, at: string): Promise<number> {
  const [overall = 0, ofVillage] = await lately(purpose, villageCode === undefined ? [ALL] : [ALL, villageCode], at);
  return bitsAt(purpose, overall, ofVillage);
}

/** Counts what makes a purpose harder: a valid proof, a wrong number, a paper. */
export async function countToll(purpose: ProofPurpose, villageCode: string | undefined, at: string): Promise<void> {
  const here = villageCode === undefined ? 0 : await noteUse(counterOf(purpose), villageCode, MINUTE, at);
  if (here <= SHARE_OF_ALL) await noteUse(counterOf(purpose), ALL, MINUTE, at);
}

export const scopeOf = (purpose: ProofPurpose, villageCode?: string): string =>
  villageCode === undefined ? purpose : `${purpose}-${villageCode}`;

interface Toll {
  purpose: ProofPurpose;
  villageCode?: string;
  /** What the proof is spent on. */
  by: string;
}

/**
 * Takes a proof: looked at before anything is read, counted or written, so that what fails leaves nothing and slows nobody.
 * @returns whether it was not spent before.
 * @throws AppError `challenge.*`: the phone works out another and sends again.
 */
export async function payToll(
  proof: string | undefined,
  { purpose, villageCode, by }: Toll,
  at: string,
): Promise<boolean> {
  if (!proof) throw new AppError('challenge.missing');
  const solved = checkProof(proof, at);
  const placed = solved.scope === scopeOf(purpose, villageCode);
  // One that names no village is good where it is as hard as the village wants.
  if (!placed && solved.scope !== purpose) throw new AppError('challenge.unsolved');
  if (await isTooEasy(solved, placed, purpose, villageCode, at)) throw new AppError('challenge.expired');
  return spendProof(solved, by, at);
}

async function isTooEasy(
  { bits, givenAt }: Solved,
  placed: boolean,
  purpose: ProofPurpose,
  villageCode: string | undefined,
  at: string,
): Promise<boolean> {
  if (placed && Date.parse(at) - givenAt <= GRACE_MINUTES * MINUTE * 1000) return false;
  return bits < HARDEST && bits < (await bitsWanted(purpose, villageCode, at));
}

/**
 * The same for what is free while little of it is counted: above that it costs a proof, and nobody is refused.
 * @throws AppError `challenge.*`
 */
export async function payWhenBusy(
  proof: string | undefined,
  { purpose, by }: { purpose: keyof typeof FREE; by: string },
  at: string,
): Promise<void> {
  const [overall = 0] = await lately(purpose, [ALL], at);
  if (overall >= FREE[purpose]) await payToll(proof, { purpose, by }, at);
}
