import ts from 'typescript';

/**
 * What the oldest phones that miniprogram/package.json promises have not: Android 5 and iOS 10 bring ECMAScript 2015, WeChat's base library what was
 * added by 2017; miniprogram/src/platform/old-phones.ts gives five methods of 2018 and 2019. Later methods come with library 2.23.1 or never: where one is missing, pressing a button does nothing and says nothing.
 */
const METHODS = new Set([
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'copyWithin'],
  ...['matchAll', 'replaceAll', 'trimStart', 'isWellFormed', 'toWellFormed'],
]);
const STATICS: Record<string, readonly string[]> = {
  Object: ['hasOwn', 'groupBy'],
  Promise: ['allSettled', 'any', 'withResolvers'],
  Array: ['fromAsync'],
};
const GLOBALS = new Set(['Intl', 'BigInt', 'WeakRef', 'FinalizationRegistry', 'structuredClone', 'globalThis']);
const PATTERNS: [RegExp, string][] = [
  [/\(\?<[=!]/, 'lookbehind in a pattern'],
  [/\(\?<[A-Za-z_]/, 'a named group in a pattern'],
  [/\\[pP]\{/, '\\p{…} in a pattern'],
];
const SYNTAX = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.QuestionDotToken, '?.'],
  [ts.SyntaxKind.QuestionQuestionToken, '??'],
  [ts.SyntaxKind.AsyncKeyword, 'async'],
  [ts.SyntaxKind.AwaitExpression, 'await'],
  [ts.SyntaxKind.AsteriskAsteriskToken, '**'],
  [ts.SyntaxKind.PropertyDeclaration, 'a class field'],
  [ts.SyntaxKind.PrivateIdentifier, 'a private name'],
  [ts.SyntaxKind.SpreadAssignment, 'a spread object'],
  [ts.SyntaxKind.BigIntLiteral, 'a bigint'],
  [ts.SyntaxKind.ClassStaticBlockDeclaration, 'a static block'],
]);

/** zod's own type for them, which no contract uses; it asks in a try. */
const isZodsBigInt = (around: string): boolean => around.includes('BigInt(') && around.includes('try{');

/** webpack's runtime looks for the global object in several ways, and asks of each whether it is there. */
const isAskedFor = ({ parent, text }: ts.Identifier): boolean =>
  ts.isReturnStatement(parent) &&
  ts.isIfStatement(parent.parent) &&
  parent.parent.expression.getText().includes(`typeof ${text}`);

/** `typeof Intl` and what stands where nothing is read: a name of a property. */
const isOnlyNamed = (node: ts.Identifier): boolean => {
  const { parent } = node;
  return (
    ts.isTypeOfExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
};

function tooNew(node: ts.Node): string | undefined {
  if (SYNTAX.has(node.kind)) return SYNTAX.get(node.kind);
  if (ts.isCatchClause(node) && !node.variableDeclaration) return 'catch without a name';
  if (ts.isIdentifier(node) && GLOBALS.has(node.text) && !isOnlyNamed(node) && !isAskedFor(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) {
    const flags = node.text.slice(node.text.lastIndexOf('/') + 1);
    if (/[sdv]/.test(flags)) return `the flags ${flags} of a pattern`;
    return PATTERNS.find(([pattern]) => pattern.test(node.text))?.[1];
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  if (METHODS.has(name.text)) return `.${name.text}()`;
  if (ts.isIdentifier(expression) && STATICS[expression.text]?.includes(name.text))
    return `${expression.text}.${name.text}()`;
  return undefined;
}

/** What a built script uses that an old phone has not, each with the text around it. */
export function newerThanPhones(script: string): string[] {
  const file = ts.createSourceFile('built.js', script, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const what = tooNew(node);
    if (what) {
      const around = script.slice(Math.max(0, node.getStart() - 50), node.getStart() + 70);
      if (what !== 'BigInt' || !isZodsBigInt(around)) found.push(`${what} in …${around}…`);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}
