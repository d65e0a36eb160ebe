import { putAccount } from '../../functions/identity/account-store';
import { personById, putPerson } from '../../functions/identity/person-store';
import { auditRow } from '../../functions/platform/audit';
import { env } from '../../functions/platform/env';
import { scanOf } from '../../functions/platform/scan-rows';
import { sealAnew, sealContext } from '../../functions/platform/sealed';
import { accountById } from '../../functions/platform/sessions';
import { CivicTable } from '../../functions/platform/tables';
import { retryOnRace, transact, type WriteItem } from '../../functions/platform/transact';
import { AdminProblem, given, type Verb } from './verb';

interface Sealed {
  purpose: 'phone' | 'identityNumber';
  /** The kind of row, the attribute that is sealed, and the row's own id. */
  entity: 'Person' | 'Account';
  attribute: 'sealedPhone' | 'sealedIdNumber';
  context: (id: string) => string;
}

const SECRETS: Readonly<Record<string, { name: string; sealed: readonly Sealed[] }>> = {
  phone: {
    name: 'PHONE_KEY',
    sealed: [
      { purpose: 'phone', entity: 'Person', attribute: 'sealedPhone', context: sealContext.personPhone },
      { purpose: 'phone', entity: 'Account', attribute: 'sealedPhone', context: sealContext.accountPhone },
    ],
  },
  identity: {
    name: 'IDENTITY_KEY',
    sealed: [
      {
        purpose: 'identityNumber',
        entity: 'Person',
        attribute: 'sealedIdNumber',
        context: sealContext.idNumber,
      },
    ],
  },
};

/** Why the others stay as they are: what they hash is found by its hash. */
const NEVER: Readonly<Record<string, string>> = {
  lookup: '身份证号、微信号、回执都按它的摘要来找，回执只有摘要：换了就再也找不到',
  audit: '留痕的每一环都用它连着：换了，以前写的全都像被改过',
  row: '账号、名册的封印用它：换了，谁都登录不了',
  cursor: '不用这个命令：把新的写在前面、旧的写在逗号后面，部署就行；旧的要留着，匿名举报的时刻还用它打开',
};

const idOf = (row: Record<string, unknown>): string => String(row._et === 'Person' ? row.personId : row.accountId);

/** The rows that are sealed by a secret on its way out. @throws AdminProblem where no key opens one: nothing was written. */
async function rowsUnderFormer({ purpose, entity, attribute, context }: Sealed): Promise<string[]> {
  const ids: string[] = [];
  const filter = `#kind = :kind AND attribute_exists(${attribute})`;
  for await (const row of scanOf(CivicTable, filter, { names: { '#kind': '_et' }, values: { ':kind': entity } })) {
    const id = idOf(row);
    try {
      if (sealAnew(purpose, String(row[attribute]), context(id)) !== undefined) ids.push(id);
    } catch {
      throw new AdminProblem(`${entity} ${id} 用给的密钥都打不开：旧密钥不能丢，核对以后再来`);
    }
  }
  return ids;
}

/** The row with its attribute sealed anew; undefined where somebody has done so, or has taken the row away. */
async function anew({ purpose, entity, attribute, context }: Sealed, id: string): Promise<WriteItem | undefined> {
  const again = (sealed: string | undefined) => sealed && sealAnew(purpose, sealed, context(id));
  if (entity === 'Account') {
    const account = await accountById(id);
    const sealedPhone = again(account?.sealedPhone);
    return account && sealedPhone ? putAccount({ ...account, sealedPhone }, account) : undefined;
  }
  const person = await personById(id);
  const sealed = again(person?.[attribute]);
  return person && sealed ? putPerson({ ...person, [attribute]: sealed }, person) : undefined;
}

async function sealRows(kind: Sealed, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await retryOnRace(async () => {
      const item = await anew(kind, id);
      if (item) await transact(item);
    });
}

/**
 * Seals anew, under the secret that stands first, what lies under one that stands behind it (docs/operations.md, "Rotating a key"). Broken
 * off, the next try does the rest.
 */
export const verb: Verb = {
  usage: '--secret phone|identity　　换密钥：把旧密钥封的手机号（身份证号）用新的再封一遍',
  options: { secret: { type: 'string' } },
  confirmed: true,
  plan: async (values, { at, actor }) => {
    const which = given(values, 'secret', /./, 'phone 或 identity');
    if (Object.hasOwn(NEVER, which)) throw new AdminProblem(`${which} 不换：${NEVER[which]}`);
    const secret = Object.hasOwn(SECRETS, which) ? SECRETS[which] : undefined;
    if (!secret) throw new AdminProblem('要写 --secret phone 或 identity');
    if (env.keysFor(secret.sealed[0]!.purpose).length < 2)
      throw new AdminProblem(`${secret.name} 里只有一个密钥。要写“新的,旧的”，步骤见 docs/operations.md`);
    const found = await Promise.all(secret.sealed.map(async (kind) => ({ kind, ids: await rowsUnderFormer(kind) })));
    const count = found.reduce((sum, { ids }) => sum + ids.length, 0);
    if (count === 0) return { says: [`没有旧密钥封的了：可以把旧的从 ${secret.name} 里去掉，再部署`] };
    return {
      says: found.map(({ kind, ids }) => `${kind.entity}　${ids.length} 行要再封`),
      act: async () => {
        for (const { kind, ids } of found) await sealRows(kind, ids);
        await transact(
          auditRow({ subject: 'stage#keys', action: 'rotateKeys', at, actor, note: `${which} ${count} rows` }),
        );
        return [`再封好了：${count} 行，留痕已写。再跑一次，说“没有旧密钥封的了”，才去掉旧的`];
      },
    };
  },
};
