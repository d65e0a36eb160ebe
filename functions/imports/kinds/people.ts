import { createHash } from 'node:crypto';
import type { Relation } from '@shared/identity/households';
import { dayInChina } from '@shared/time';
import { groupNameOf } from '@shared/text/group-name';
import { sameName } from '@shared/text/person-name';
import { type Person, PersonEntity, putNewPerson, putPerson, rosterPerson } from '../../identity/person-store';
import { auditRow } from '../../platform/audit';
import { derivedId } from '../../platform/id';
import { openPhone, sealContext, sealPhone } from '../../platform/sealed';
import { maskPhone } from '@shared/text/mask';
import { changesBetween } from '../change-list';
import { compact } from '../cells/cell';
import { idNumber, personName, phone } from '../cells/identity';
import { called, choice, code } from '../cells/words';
import { inParallel } from '../../platform/in-parallel';
import { sameRow, touchedRow } from '../journal';
import type { ColumnTable, GroupPlan, Kind, Outcome, Plan, RowChange, RowOf, RowProblem, Standing } from './kind';
import { hasPayments } from '../../subsidies/payment-store';
import { personIdOf, personsNumbered } from './persons';
import { type KnownVillage, place, VillageFinder } from './villages';
import { refused } from './refused';
import { auditUndo } from './audit-undo';

const RELATIONS: readonly (readonly [Relation, ...string[]])[] = [
  ['head', '户主', '本人'],
  ['spouse', '配偶', '妻', '夫', '妻子', '丈夫', '之妻', '之夫'],
  [
    'child',
    ...called(`
    子女 子 女 儿子 女儿 长子 次子 三子 长女 次女 三女 独生子 独生女 之子 之女 养子 养女 继子 继女
  `),
  ],
  ['childInLaw', '儿媳', '女婿', '媳妇', '之儿媳', '之女婿'],
  ['grandchild', ...called('孙子女 孙子 孙女 外孙子 外孙 外孙女 之孙子 之孙女 之外孙子 之外孙女 孙媳 曾孙')],
  ['parent', '父母', '父亲', '母亲', '父', '母', '岳父', '岳母', '公公', '婆婆', '之父', '之母', '之岳父', '之岳母'],
  ['grandparent', '祖父母', '祖父', '祖母', '外祖父', '外祖母', '爷爷', '奶奶', '外公', '外婆'],
  ['sibling', '兄弟姐妹', '兄', '弟', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹', '之兄', '之弟'],
  ['other', '其他', '其它', '侄', '侄子', '侄女', '非亲属', '之侄'],
];

const columns = {
  idNumber: {
    title: '身份证号',
    also: ['身份证号码', '公民身份号码', '证件号码', '身份证'],
    required: true,
    parse: idNumber,
    secrecy: 'idNumber',
    example: '511503197001010010',
    note: '18 位；这一列要设成“文本”。同一个号码就是同一个人',
  },
  name: {
    title: '姓名',
    also: ['成员姓名', '家庭成员姓名', '人员姓名'],
    required: true,
    parse: personName,
    secrecy: 'name',
    example: '王秀英',
    note: '身份证上的姓名',
  },
  village: {
    ...place.village,
    also: [...place.village.also, '行政村', '所在村', '村委会'],
    carries: 'record',
    note: '村名或 12 位村代码；有同名的村要有“镇”一列',
  },
  town: { ...place.town, also: [...place.town.also, '乡镇街道', '所属乡镇'], carries: 'record' },
  group: {
    title: '组',
    also: ['村民小组', '组别', '小组', '所属组', '社'],
    carries: 'record',
    parse: (cell) => groupNameOf(compact(cell.text)),
    example: '3组',
  },
  householdNo: {
    title: '户编号',
    also: ['户号', '家庭编号', '户籍编号', '户口编号', '户主编号', '户序号'],
    carries: 'record',
    parse: code(/^[0-9A-Za-z-]{1,30}$/, '户编号只能是数字、字母和短横'),
    example: '0012',
    note: '同一户填同一个；没有就填户主身份证号',
  },
  headIdNumber: {
    title: '户主身份证号',
    also: ['户主身份证号码', '户主证件号码'],
    carries: 'record',
    parse: idNumber,
    secrecy: 'idNumber',
    note: '没有户编号时用它认户',
  },
  relation: {
    title: '与户主关系',
    also: ['与户主的关系', '家庭关系', '关系', '成员关系'],
    parse: choice<Relation>(RELATIONS),
    show: (value: Relation) => RELATIONS.find(([known]) => known === value)?.[1] ?? value,
    example: '户主',
    note: '户主、配偶、子、女、父亲……',
  },
  guardianIdNumber: {
    title: '监护人身份证号',
    also: ['监护人身份证号码', '监护人证件号码'],
    parse: idNumber,
    secrecy: 'idNumber',
    note: '孩子或被监护人才填；监护人能看他的补贴',
  },
  ward: {
    title: '是否被监护成年人',
    also: ['被监护人', '是否被监护', '无民事行为能力'],
    parse: choice<boolean>([
      [true, '是', '√', '✓', '有', 'Y', '1', 'TRUE'],
      [false, '否', '×', 'N', '0', 'FALSE', '不是'],
    ]),
  },
  phone: {
    title: '联系电话',
    also: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系方式'],
    parse: phone,
    secrecy: 'phone',
    example: '13800000000',
  },
  sex: {
    title: '性别',
    also: [],
    parse: choice<'male' | 'female'>([
      ['male', '男', '男性', 'M', '1'],
      ['female', '女', '女性', 'F', '2'],
    ]),
    example: '女',
    note: '只用来和身份证号核对',
  },
  standing: {
    title: '在册情况',
    also: ['人员状态', '户籍状态', '状态', '变动情况', '是否在册', '变更类型'],
    parse: choice<'here' | 'gone' | 'died'>([
      ['here', '在册', '正常', '迁入', '新增', '是', '在村'],
      ['gone', '迁出', '外迁', '户口迁出', '否', '不在册'],
      ['died', '死亡', '去世', '注销', '死亡注销', '已故'],
    ]),
    show: (value: 'here' | 'gone' | 'died') => ({ here: '在册', gone: '迁出', died: '死亡' })[value],
    example: '在册',
    note: '迁出、死亡的填在这里，不要直接删行；没写到的人不动',
  },
} satisfies ColumnTable;

type PersonLine = RowOf<typeof columns>;

const ENROLLED = '2020-01-01T00:00:00.000Z';
/** A household is known by its village's number, or by its head. */
export const householdIdOf = (source: string): string => derivedId(ENROLLED, `household|${source}`);

/** Who a line names besides its own person, as the roster knows them. */
interface Named {
  readonly head: Person | undefined;
  /** The guardian's id: of the roster, or the one that the importer will give. */
  readonly guardianId: string | undefined;
}

/** Which household the line says; undefined when it says none. A head who is on the roster of the village has one already. */
function householdOf(
  { householdNo, headIdNumber }: PersonLine,
  { code: villageCode }: KnownVillage,
  { head }: Named,
): string | undefined {
  if (householdNo) return householdIdOf(`${villageCode}|${householdNo}`);
  if (head && head.villageCode === villageCode && !head.departed) return head.householdId;
  return headIdNumber && householdIdOf(`${villageCode}|head|${personIdOf(headIdNumber)}`);
}

function problemIn(
  { idNumber: number, name, sex, headIdNumber, relation, guardianIdNumber }: PersonLine,
  at: string,
): Omit<RowProblem, 'rowNo'> | undefined {
  const male = Number(number[16]) % 2 === 1;
  if (sex && (sex === 'male') !== male) return { column: 'sex', message: '性别和身份证号对不上，请核对是不是串行了' };
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (born > dayInChina(at)) return { column: 'idNumber', message: '身份证号上的出生日期还没到，请核对' };
  if (guardianIdNumber === number) return { column: 'guardianIdNumber', message: '监护人不能是本人，请核对' };
  if (relation === 'head' && headIdNumber && headIdNumber !== number)
    return { column: 'relation', message: '关系是户主，但户主身份证号是别人的，请核对' };
  return name ? undefined : { column: 'name', message: '姓名是空的' };
}

/** The person after what the file says; what it does not say stays. */
function changedPerson(previous: Person, line: PersonLine, village: KnownVillage, named: Named): Person {
  const { relation, ward, phone: number, standing, group } = line;
  const { personId, departed: _, ...rest } = previous;
  const departed = standing === undefined ? previous.departed : standing === 'here' ? undefined : standing;
  const knownPhone = previous.sealedPhone && openPhone(previous.sealedPhone, sealContext.personPhone(personId));
  return {
    ...rest,
    personId,
    name: sameName(previous.name, line.name) ? previous.name : line.name,
    villageCode: village.code,
    group: group ?? previous.group,
    householdId: householdOf(line, village, named) ?? previous.householdId,
    ...(relation && { relation }),
    ...(named.guardianId && { guardianIds: [named.guardianId] }),
    ...(ward !== undefined && { ward }),
    ...(departed && { departed }),
    ...(number &&
      number !== knownPhone && {
        sealedPhone: sealPhone(number, sealContext.personPhone(personId)),
        maskedPhone: maskPhone(number),
      }),
  };
}

/** Which columns of a person change, old and new. A household is known by a number of ours: only that it changes is said. */
function personChanges(rowNo: number, previous: Person, next: Person, villages: VillageFinder): RowChange[] {
  const village = (code: string): string => villages.nameOf(code) ?? code;
  const plain = (person: Person) => ({
    name: person.name,
    village: village(person.villageCode),
    group: person.group,
    relation: person.relation,
    ward: person.ward,
    phone: person.maskedPhone,
    standing: person.departed ?? 'here',
  });
  const columns = ['name', 'village', 'group', 'relation', 'ward', 'phone', 'standing'] as const;
  const changes = changesBetween(rowNo, plain(previous), plain(next), columns);
  if (next.householdId !== previous.householdId)
    changes.push({ rowNo, column: 'householdNo', before: '原来的户', after: '另一户' });
  if (!sameRow({ ids: next.guardianIds ?? [] }, { ids: previous.guardianIds ?? [] }))
    changes.push({ rowNo, column: 'guardianIdNumber', said: { before: '原来的监护人', after: '另一位' } });
  return changes;
}

/** A bound person's account says the village and the name too, and sees by them: only its owner lets go of it. */
function boundProblem(
  previous: Person,
  line: PersonLine,
  village: KnownVillage,
): Omit<RowProblem, 'rowNo'> | undefined {
  if (previous.accountId === undefined) return undefined;
  const ask = '请先让本人在小程序“我的”里解除绑定，导入以后再绑';
  if (previous.villageCode !== village.code)
    return { column: 'village', message: `这个人已经用微信实名绑定，导入不能改他的村。${ask}` };
  return sameName(previous.name, line.name)
    ? undefined
    : { column: 'name', message: `这个人已经用微信实名绑定，导入不能改他的姓名。${ask}` };
}

/** Forty-eight bits of an id: a district's people fit in some megabytes. */
const shortHash = (id: string): number => createHash('sha256').update(id).digest().readUIntBE(0, 6);

async function begin(): Promise<Plan<PersonLine>> {
  const villages = await VillageFinder.read();
  /** Guardians that are not on the roster may stand anywhere in the file. */
  const inFile = new Set<number>();
  const awaited: { rowNo: number; guardian: number; outcome?: Outcome }[] = [];

  const plan: Plan<PersonLine> = async (groups, { at, actor }) => {
    const persons = await personsNumbered(
      groups.flatMap(([first]) => {
        const { idNumber: own, headIdNumber, guardianIdNumber } = first!.row;
        return [own, headIdNumber, guardianIdNumber].filter((each) => each !== undefined);
      }),
    );
    return groups.map((group): GroupPlan => {
      const [{ row, rowNo }, ...again] = group as [(typeof group)[0], ...typeof group];
      const problems: RowProblem[] = again.map((twice) => ({
        rowNo: twice.rowNo,
        column: 'idNumber',
        message: `和第 ${rowNo} 行是同一个身份证号，请删掉一行`,
      }));
      const refuse = (problem: Omit<RowProblem, 'rowNo'>) => refused([{ rowNo, ...problem }, ...problems]);
      const village = villages.find(row.village, row.town);
      if (typeof village === 'string') return refuse({ column: 'village', message: village });
      const wrong = problemIn(row, at);
      if (wrong) return refuse(wrong);
      inFile.add(shortHash(personIdOf(row.idNumber)));
      const guardians = row.guardianIdNumber === undefined ? [] : (persons.get(row.guardianIdNumber) ?? []);
      if (guardians.length > 1)
        return refuse({ column: 'guardianIdNumber', message: '花名册里监护人这个身份证号有两个人，请先核对' });
      const guardianId = row.guardianIdNumber && (guardians[0]?.personId ?? personIdOf(row.guardianIdNumber));
      const awaiting: (typeof awaited)[number] = { rowNo, guardian: shortHash(guardianId ?? '') };
      if (guardianId && guardians.length === 0) awaited.push(awaiting);
      const heads = row.headIdNumber === undefined ? [] : (persons.get(row.headIdNumber) ?? []);
      const named: Named = { guardianId, head: heads.length === 1 ? heads[0] : undefined };
      const candidates = persons.get(row.idNumber) ?? [];
      const previous = candidates.find((person) => sameName(person.name, row.name)) ?? candidates[0];
      if (candidates.length > 1 && !candidates.some((person) => sameName(person.name, row.name)))
        return refuse({ column: 'idNumber', message: '花名册里这个身份证号有两个人，姓名都对不上，请先核对' });
      const audit = (action: string, personId: string) =>
        auditRow({ subject: `person#${personId}`, action, at, actor });
      if (!previous) {
        if (row.standing === 'gone' || row.standing === 'died')
          return refuse({ column: 'standing', message: '花名册里没有这个人，不用登记迁出或死亡，请删掉这一行' });
        const personId = personIdOf(row.idNumber);
        awaiting.outcome = 'new';
        return {
          problems,
          sameRowNos: [],
          units: [
            {
              rowNos: [rowNo],
              outcomes: ['new'],
              size: 2,
              write: () => {
                const person = rosterPerson({
                  personId,
                  name: row.name,
                  villageCode: village.code,
                  group: row.group ?? '',
                  householdId: householdOf(row, village, named) ?? householdIdOf(`${village.code}|head|${personId}`),
                  idNumber: row.idNumber,
                  ...(row.relation && { relation: row.relation }),
                  ...(guardianId && { guardianIds: [guardianId] }),
                  ...(row.ward !== undefined && { ward: row.ward }),
                  ...(row.phone && { phone: row.phone }),
                });
                return {
                  items: [putNewPerson(person), audit('importPerson', personId)],
                  touched: [touchedRow(PersonEntity, { personId }, person)],
                };
              },
            },
          ],
        };
      }
      const bound = boundProblem(previous, row, village);
      if (bound) return refuse(bound);
      const next = changedPerson(previous, row, village, named);
      awaiting.outcome = sameRow(next, previous) ? 'same' : 'changed';
      if (awaiting.outcome === 'same') return { problems, units: [], sameRowNos: [rowNo] };
      return {
        problems,
        sameRowNos: [],
        changes: personChanges(rowNo, previous, next, villages),
        units: [
          {
            rowNos: [rowNo],
            outcomes: ['changed'],
            size: 2,
            write: () => ({
              items: [putPerson(next, previous), audit('importPerson', previous.personId)],
              touched: [
                touchedRow(
                  PersonEntity,
                  { personId: previous.personId },
                  { ...next, version: previous.version + 1 },
                  previous,
                ),
              ],
            }),
          },
        ],
      };
    });
  };
  return Object.assign(plan, {
    finish: () =>
      awaited
        .flatMap(({ rowNo, guardian, outcome }) => (outcome && !inFile.has(guardian) ? [{ rowNo, outcome }] : []))
        .map((each) => ({
          ...each,
          column: 'guardianIdNumber',
          message: '监护人不在这个文件里，也不在花名册上。请把监护人的一行补上，或核对号码',
        })),
  });
}

/** People the batch put on the roster go only while nobody has bound to them and nothing was paid to them. */
async function check(standing: readonly Standing[]): Promise<string[]> {
  const made = standing.filter(({ touched }) => !touched.before);
  let paid = 0;
  await inParallel(made, 8, async ({ touched }) => {
    if (await hasPayments(String(touched.key.personId))) paid += 1;
  });
  return paid > 0 ? ['这批新登记的人里，有人已经有补贴发放记录，不能撤回。先撤回那些补贴'] : [];
}

/** 花名册: people and households; who moved or left is told in 在册情况. */
export const peopleKind: Kind<PersonLine> = {
  columns,
  sums: [],
  groupOf: ({ idNumber: number }: PersonLine) => number,
  // A household's rows: only a row that says whose wife or child it is may leave out where the household is.
  recordKey: ['town', 'village', 'group', 'householdNo', 'headIdNumber'],
  begins: ({ relation }) => relation === undefined || relation === 'head',
  namedBy: ['householdNo', 'headIdNumber'],
  begin,
  undo: {
    entities: [PersonEntity],
    whyNot: ({ current, touched }) =>
      current?.accountId !== undefined && !touched.before
        ? '有人已经用微信实名绑定，不能撤回。要撤先请本人解除绑定'
        : '有人的资料导入以后又改过了，不能撤回',
    check,
    besides: auditUndo('person', 'personId'),
  },
};
