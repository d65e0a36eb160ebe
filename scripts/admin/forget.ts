import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { dayInChina } from '@shared/time';
import { maskName } from '@shared/text/mask';
import { OpenidLookupEntity } from '../../functions/identity/account-store';
import { type Person, personById, putPerson, rowsOfOne } from '../../functions/identity/person-store';
import { release } from '../../functions/identity/release';
import { auditRow, auditRowsOf } from '../../functions/platform/audit';
import { scanOf } from '../../functions/platform/scan-rows';
import { lookupHash } from '../../functions/platform/sealed';
import { accountById, AccountEntity } from '../../functions/platform/sessions';
import { CivicTable, documentClient } from '../../functions/platform/tables';
import { retryOnRace, transact } from '../../functions/platform/transact';
import { endPictures } from '../../functions/reviews/pictures/attach-pictures';
import { lastDayOfGone } from '../../functions/reviews/pictures/picture';
import { ReviewEntity, type StoredReview } from '../../functions/reviews/review-store';
import { type OwnListed, ownListed } from '../../functions/supervision/lists/own-listed';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { personGiven } from './person';
import { AdminProblem, type Context, type Verb } from './verb';

const ACTION = 'forgetPerson';

/** The rows that go, and the attribute that says whose they are. What is not here stays (data/retention.json says why). */
const GOES: Readonly<Record<string, 'personId' | 'accountId' | 'inbox' | 'idHash'>> = {
  Session: 'accountId',
  SavedPolicy: 'accountId',
  Line: 'accountId',
  Outgoing: 'accountId',
  Message: 'inbox',
  Unread: 'inbox',
  PersonFacts: 'personId',
  Unclaimed: 'personId',
  ReviewFlag: 'personId',
  ReviewUseful: 'personId',
  PictureCheck: 'personId',
  SigningCode: 'idHash',
};

const STAYS = [
  '留下：名册上的姓名、身份证号（加密）和户（补贴、账目、同意书要对得上人）；补贴发放记录（会计法第二十三条，30 年）',
  '留下：举报、留言和留痕（信访工作条例，归档），保密举报的名字仍然封着；谁做过什么的审计',
  '留下：核查认定了什么、本人的说明和复核的答复（个人信息保护法第五十六条，最后一次写后 3 年，到期自动删）',
  '留下：点评的星和字（照片当天夜里删）；要撤回，请本人先在小程序里撤回。给家人看的同意，也请先收回',
];

/** Which list of another office names them, on which ground, and on which day all of it goes. */
const listedStays = ({ source, asOf, ground, deleteOn }: OwnListed): string =>
  `留下：${source}截止 ${asOf} 的名单里对上本人的一行（${ground}；只用来核对补贴，${deleteOn} 整份删）`;

interface Key {
  pk: string;
  sk: string;
}

/** The accounts that are or were theirs: an earlier try that was broken off has noted the one it unbound. */
async function accountsOf({ personId, accountId }: Person): Promise<string[]> {
  const before = (await auditRowsOf(`person#${personId}`)).flatMap(({ action, note }) =>
    action === ACTION && note?.startsWith('account ') ? note.slice('account '.length) : [],
  );
  const noted = await Promise.all(
    [...new Set(before)].map(async (id) => ({ id, holder: (await accountById(id))?.personId })),
  );
  // Whoever has bound it since is somebody else, and keeps what is theirs.
  const theirs = noted.filter(({ holder }) => holder === undefined || holder === personId).map(({ id }) => id);
  return [...new Set([...(accountId === undefined ? [] : [accountId]), ...theirs])];
}

async function rowsThatGo(
  { personId, idHash }: Pick<Person, 'personId' | 'idHash'>,
  accounts: readonly string[],
): Promise<{ kind: string; key: Key }[]> {
  const found: { kind: string; key: Key }[] = [];
  // What the roster's phone is told stands under the person, where other reminders have the account.
  const theirs = [personId, ...accounts];
  const places = theirs.map((_, place) => `:own${place}`);
  const filter = `personId = :person OR accountId IN (${places.join()}) OR inbox IN (${places.join()}) OR idHash = :id`;
  const own = Object.fromEntries(theirs.map((id, place) => [places[place]!, id]));
  const ids = { personId: [personId], accountId: theirs, inbox: theirs, idHash: [idHash] };
  for await (const row of scanOf(CivicTable, filter, { values: { ':person': personId, ':id': idHash, ...own } })) {
    const kind = String(row._et);
    const [pk, sk] = [String(row.pk), String(row.sk)];
    const owner = Object.hasOwn(GOES, kind) ? GOES[kind] : undefined;
    if (owner && ids[owner].includes(String(row[owner]))) found.push({ kind, key: { pk, sk } });
  }
  return found;
}

const AT_ONCE = 50;
async function remove(keys: readonly Key[]): Promise<void> {
  const TableName = CivicTable.getName();
  for (let from = 0; from < keys.length; from += AT_ONCE)
    await documentClient.send(
      new TransactWriteCommand({
        TransactItems: keys.slice(from, from + AT_ONCE).map((Key) => ({ Delete: { TableName, Key } })),
      }),
    );
}

/** The way from WeChat: the account, which has no name any more, and what finds it by its openid. */
async function removeAccount(accountId: string): Promise<void> {
  const account = await accountById(accountId);
  // Whoever has bound it since is somebody else.
  if (!account || account.personId !== undefined) return;
  await transact(
    AccountEntity.build(DeleteTransaction).key({ accountId }),
    OpenidLookupEntity.build(DeleteTransaction).key({ openidHash: lookupHash('openid', account.openid) }),
  );
}

/**
 * Stars and words stay, pictures do not: of what is in them nobody can say that it is not about the person. They go with the next night, found
 * by the reviews of each row that is this human being: the phone that sent them may be bound no more.
 */
async function endReviewPictures(person: Person, at: string): Promise<void> {
  const ids = new Set([person, ...(await rowsOfOne(person))].map(({ personId }) => personId));
  for (const personId of ids) {
    const filter = '#kind = :review AND personId = :person AND attribute_exists(pictures)';
    const given = { names: { '#kind': '_et' }, values: { ':review': ReviewEntity.entityName, ':person': personId } };
    // The filter lets reviews alone through.
    for await (const row of scanOf(CivicTable, filter, given))
      await transact(...(await endPictures(row as StoredReview, lastDayOfGone(at))));
  }
}

async function withoutPhone(personId: string): Promise<void> {
  await retryOnRace(async () => {
    const person = await personById(personId);
    if (!person?.sealedPhone) return;
    const { sealedPhone: _, ...rest } = person;
    await transact(putPerson({ ...rest, maskedPhone: '' }, person));
  });
}

async function forget(person: Person, { at, actor }: Context): Promise<number> {
  const { personId, accountId } = person;
  const audit = { action: ACTION, at, actor };
  const accounts = await accountsOf(person);
  // Which account it was stands in the trail before anything goes: a try that is broken off finds it again.
  await transact(
    auditRow({ ...audit, subject: `person#${personId}`, ...(accountId && { note: `account ${accountId}` }) }),
  );
  if (accountId !== undefined) await retryOnRace(() => releaseNow(personId, audit));
  const rows = await rowsThatGo(person, accounts);
  await endReviewPictures(person, at);
  await remove(rows.map(({ key }) => key));
  for (const each of accounts) await removeAccount(each);
  await withoutPhone(personId);
  return rows.length;
}

async function releaseNow(personId: string, audit: { action: string; at: string; actor: string }): Promise<void> {
  const person = await personById(personId);
  if (person?.accountId !== undefined) await release(person, { at: audit.at, endSessions: true, audit });
}

/**
 * 个人信息保护法 第四十七条: what is the person's own and no law keeps is deleted; what a law keeps stays, and it is said why. Done again it
 * completes what was broken off.
 */
export const verb: Verb = {
  usage: '--person 人员编号　　本人要求删除（个人信息保护法第四十七条）：删账号、消息、手机号等；依法要留的留着并说明',
  options: { person: { type: 'string' } },
  confirmed: true,
  plan: async (values, context) => {
    const person = await personGiven(values);
    const others = (await rowsOfOne(person)).filter(({ personId }) => personId !== person.personId);
    if ([person, ...others].some(({ grants }) => grants.length > 0))
      throw new AdminProblem('这个人还有职责：先 revoke，再来');
    const rows = await rowsThatGo(person, await accountsOf(person));
    const listed = await ownListed(person.personId, dayInChina(context.at));
    const counts = new Map<string, number>();
    for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const kinds = [...counts].sort().map(([kind, count]) => `${kind} ${count}`);
    return {
      says: [
        `${maskName(person.name)}　要删：${person.accountId ? '微信绑定和账号、' : ''}名册上的手机号${kinds.length > 0 ? `、${kinds.join('、')}` : ''}`,
        ...STAYS,
        ...listed.map(listedStays),
        ...others.map(
          ({ personId, villageCode }) => `另一本名册（${villageCode}）上还有这个人：也要办一次，--person ${personId}`,
        ),
        '删了找不回来；办理中的举报不会再告诉本人。请先 export 一份交给本人',
      ],
      act: async () => [`删好了：${await forget(person, context)} 行，和账号、手机号。留痕已写。`],
    };
  },
};
