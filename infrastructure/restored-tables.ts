/** A table that takes the place of one of the stack's, as AWS names it and its stream. */
export interface RestoredTable {
  readonly name: string;
  readonly streamArn: string;
}
/** By the logical id of the table whose place it takes. */
export type RestoredTables = Readonly<Record<string, RestoredTable>>;

const arnText = (name: string): string =>
  `arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/${name}`;

const textOf = ({ name, streamArn }: RestoredTable, attribute: string | undefined): string => {
  if (attribute === undefined) return name;
  if (attribute === 'Arn') return arnText(name);
  if (attribute === 'StreamArn') return streamArn;
  throw new Error(`what is the ${attribute} of a table that is not in the stack?`);
};

/** What stands for a reference: its text, and a substitution where that names the account. */
const literal = (text: string): unknown => (text.includes('${') ? { 'Fn::Sub': text } : text);

function replaced(part: unknown, tables: RestoredTables): unknown {
  if (Array.isArray(part)) return part.map((each) => replaced(each, tables));
  if (typeof part !== 'object' || part === null) return part;
  const { Ref: id, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = part as Record<string, unknown>;
  if (typeof id === 'string' && tables[id]) return literal(textOf(tables[id], undefined));
  if (Array.isArray(attribute) && tables[String(attribute[0])])
    return literal(textOf(tables[String(attribute[0])]!, String(attribute[1])));
  if (typeof text === 'string')
    return {
      'Fn::Sub': text.replace(/\$\{(\w+)(?:\.(\w+))?\}/g, (whole, named: string, of?: string) =>
        tables[named] ? textOf(tables[named], of) : whole,
      ),
    };
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      name === 'DependsOn' && Array.isArray(value)
        ? value.filter((each) => !tables[String(each)])
        : replaced(value, tables),
    ]),
  );
}

/**
 * A part of the template in which restored tables stand where the stack's own stood: every name, ARN and stream of theirs. The stack no
 * longer has its own then; they are kept, as `kept` says, until somebody deletes them.
 */
export const withRestored = <Part>(part: Part, tables: RestoredTables): Part => replaced(part, tables) as Part;

/** Without the resources whose place was taken. */
export const withoutReplaced = <One>(resources: Record<string, One>, tables: RestoredTables): Record<string, One> =>
  Object.fromEntries(Object.entries(resources).filter(([id]) => !tables[id]));

const PARAMETERS = { CivicTable: ['civicTable', 'civicStream'], LedgerTable: ['ledgerTable', 'ledgerStream'] } as const;

/**
 * What the parameters `civicTable` and `civicStream` (and those of the Ledger) say, each pair or none of it.
 * @throws Error for half a pair, and for a stream of another table: functions would read one table and follow another.
 */
export function restoredTables(given: Readonly<Record<string, string | undefined>>): RestoredTables {
  const tables: Record<string, RestoredTable> = {};
  for (const [id, [table, stream]] of Object.entries(PARAMETERS)) {
    const { [table]: name = '', [stream]: streamArn = '' } = given;
    if (!name && !streamArn) continue;
    if (!name || !streamArn.includes(`:table/${name}/stream/`))
      throw new Error(`${table} and ${stream} go together: the table and the ARN of its own stream`);
    tables[id] = { name, streamArn };
  }
  return tables;
}
