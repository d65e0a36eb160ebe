import { wholeHistoryOf } from '../../accounts/registers/register-store';
import type { EventRow } from '../../accounts/registers/rows';
import { sameRow } from '../journal';

type Row = Readonly<Record<string, unknown>>;
type Register = 'asset' | 'resource' | 'contract';
type Happened = readonly Pick<EventRow, 'kind' | 'from'>[];

/** What a file says of a row, or what was registered, without what later days do to it. */
type Told = Row;

const firstOf = (happened: Happened, kind: EventRow['kind']) => happened.find((event) => event.kind === kind);
const any = (happened: Happened, ...kinds: EventRow['kind'][]) => happened.some(({ kind }) => kinds.includes(kind));

function without(row: Row, ...names: readonly string[]): Told {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}

/** From which day a card goes on depends on the day it was taken over: what it was bought for and what was taken off do not. */
const originally = (row: Row) => {
  const [basis] = row.bases as readonly { originalValueFen: number; depreciatedFen: number }[];
  return { originalValueFen: basis!.originalValueFen, depreciatedFen: basis!.depreciatedFen };
};

interface Due {
  readonly dueOn: string;
  readonly amountFen: number;
}
interface Receipt {
  readonly receivedOn: string;
  readonly amountFen: number;
}

const TOLD: Readonly<Record<Register, (row: Row, happened: Happened) => Told>> = {
  asset: (row, happened) => ({
    ...without(row, 'version', 'bases', 'status', 'contractId', 'scrappedOn', 'mediaIds'),
    ...originally(row),
    place: firstOf(happened, 'moved')?.from ?? row.place,
    custodian: firstOf(happened, 'custodianChanged')?.from ?? row.custodian,
  }),
  resource: (row, happened) => {
    const measured = firstOf(happened, 'measured')?.from;
    return {
      ...without(row, 'version', 'contractId', 'mediaIds'),
      ...(measured !== undefined && { areaMu: parseFloat(measured), bounds: undefined }),
      ...(any(happened, 'used', 'idled', 'leased', 'returned') && { use: undefined }),
    };
  },
  contract: (row, happened) => {
    const until = firstOf(happened, 'renewed')?.from;
    return {
      ...without(row, 'version', 'receipts', 'terminatedOn', 'partyB', 'partyBKey'),
      ...(until !== undefined && {
        endsOn: until,
        dues: (row.dues as Due[]).filter(({ dueOn }) => dueOn <= until),
        yearlyRentFen: undefined,
      }),
    };
  },
};

/** What was forgotten of the kept row is not asked of the file's. */
function asAsked(wanted: Told, kept: Told): Told {
  const gone = Object.keys(kept).filter((name) => kept[name] === undefined);
  return without(wanted, ...gone);
}
const defined = (told: Told): Told =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));

/** Rents that came since were recorded in the register: those of the file must be among them. */
function hasReceipts(kept: Row, wanted: Row): boolean {
  const [has, asks] = [kept, wanted].map((row) => (row.receipts ?? []) as Receipt[]) as [Receipt[], Receipt[]];
  if (Number(kept.version) === 1 && has.length !== asks.length) return false;
  return asks.every((one) =>
    has.some((each) => each.receivedOn === one.receivedOn && each.amountFen === one.amountFen),
  );
}

/**
 * Whether a file says of a row what was registered. What happened to it since is taken back by its history first; what that
 * cannot tell (the bounds before a new measurement) is not compared. Anything else that differs is a difference, also in a row
 * that was touched since.
 * @param sameParty whether the row's party is the line's, where the key cannot tell.
 */
export async function saysTheSame(
  register: Register,
  keptRow: object,
  wanted: Row,
  sameParty: boolean | undefined,
): Promise<boolean> {
  const kept = keptRow as Row;
  const happened =
    Number(kept.version) > 1
      ? await wholeHistoryOf({
          villageCode: String(kept.villageCode),
          of: register,
          itemId: String(kept[`${register}Id`]),
        })
      : [];
  if (register === 'contract') {
    const known = kept.partyBKey !== undefined;
    if (known ? kept.partyBKey !== wanted.partyBKey : sameParty !== true) return false;
    if (!hasReceipts(kept, wanted)) return false;
  }
  const before = TOLD[register](kept, happened);
  return sameRow(defined(before), defined(asAsked(TOLD[register](wanted, []), before)));
}
