import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dayInChina } from '@shared/time';
import { maskName } from '@shared/text/mask';
import { type Person, rosterPhoneOf } from '../../functions/identity/person-store';
import { auditRow, auditRowsOf } from '../../functions/platform/audit';
import { openIdentity, sealContext } from '../../functions/platform/sealed';
import { scanOf } from '../../functions/platform/scan-rows';
import { CivicTable, LedgerTable } from '../../functions/platform/tables';
import { ownListed } from '../../functions/supervision/lists/own-listed';
import { transact } from '../../functions/platform/transact';
import { personGiven } from './person';
import { AdminProblem, given, type Verb } from './verb';

/**
 * The rows that are a person's own, and the attribute that says whose. Rows in which they are only named are somebody else's: a report
 * that accuses them, above all, is not told here.
 */
const OWN: Readonly<Record<string, 'personId' | 'accountId' | 'ownerId' | 'inbox'>> = {
  Person: 'personId',
  Account: 'personId',
  PersonFacts: 'personId',
  Unclaimed: 'personId',
  Share: 'ownerId',
  Payment: 'personId',
  PaymentYear: 'personId',
  Review: 'personId',
  Outcome: 'personId',
  ReviewFlag: 'personId',
  ReviewUseful: 'personId',
  NoticeReader: 'personId',
  SavedPolicy: 'accountId',
  Line: 'accountId',
  Message: 'inbox',
};

/** How a row is kept, which says nothing of the person: keys, hashes, what is sealed, counters. */
const INTERNAL = /^(?:[ps]k|gsi\d[ps]k|_et|seal|sealed\w*|\w*Hash|ttl|version|stay|sessionsEnded)$/;

const plain = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !INTERNAL.test(name)));

async function ownRows({ personId, accountId = '-' }: Person): Promise<Record<string, Record<string, unknown>[]>> {
  const found: Record<string, Record<string, unknown>[]> = {};
  const ids: Record<string, string> = { personId, ownerId: personId, accountId, inbox: accountId };
  const filter = 'personId = :person OR ownerId = :person OR accountId = :account OR inbox = :account';
  for (const table of [CivicTable, LedgerTable])
    for await (const row of scanOf(table, filter, { values: { ':person': personId, ':account': accountId } })) {
      const kind = String(row._et);
      const owner = Object.hasOwn(OWN, kind) ? OWN[kind] : undefined;
      // What one is told of a report stays where it is read by oneself alone: in the app.
      if (!owner || row[owner] !== ids[owner] || row.reportId !== undefined || row.statementId !== undefined) continue;
      (found[kind] ??= []).push(plain(row));
    }
  return found;
}

/** 个人信息保护法 第四十五条: a person's own data, to be handed to themselves. */
export const verb: Verb = {
  usage: '--person 人员编号 --out 文件.json　　导出一个人自己的全部信息（个人信息保护法第四十五条），只交给本人',
  options: { person: { type: 'string' }, out: { type: 'string' } },
  confirmed: true,
  plan: async (values, { at, actor }) => {
    const person = await personGiven(values);
    const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), given(values, 'out', /./, '写到哪个文件'));
    if (existsSync(file)) throw new AdminProblem(`${file} 已经有了，换个名字`);
    const { personId } = person;
    return {
      says: [`要导出${maskName(person.name)}自己的信息到 ${file}；举报不在里面，本人在小程序里看`],
      act: async () => {
        // Who opened it stands in the trail before it is opened.
        await transact(auditRow({ subject: `person#${personId}`, action: 'exportPerson', at, actor }));
        const trail = await auditRowsOf(`person#${personId}`);
        const own = {
          exportedAt: at,
          identityNumber: openIdentity(person.sealedIdNumber, sealContext.idNumber(personId)),
          rosterPhone: rosterPhoneOf(person),
          ...(await ownRows(person)),
          // A row of a list names others besides, and goes with its list: what it says of this person, and until when it is kept.
          Listed: await ownListed(personId, dayInChina(at)),
          // A note may name whom else it was about.
          trail: trail.map(({ action, at: when }) => ({ action, at: when })),
          notHere: '您写的举报、您写的说明和有关它们的消息只在小程序里给您本人看，这里没有。',
        };
        writeFileSync(file, `${JSON.stringify(own, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
        return [`写好了：${file}。交给本人以后请删掉。`];
      },
    };
  },
};
