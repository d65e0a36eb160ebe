import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../local/root';

const SOURCES = path.join(ROOT, 'miniprogram/src');

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

/** What WeChat is asked for: functions of `Taro`, and what a button's `openType` does. */
export interface CalledApis {
  functions: ReadonlySet<string>;
  openTypes: ReadonlySet<string>;
  /** Asked for before they are used: `Taro.canIUse('…')`. */
  asked: ReadonlySet<string>;
}

const nothing = () => ({ functions: new Set<string>(), openTypes: new Set<string>(), asked: new Set<string>() });

const literal = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteral(node) ? node.text : undefined;

/** The APIs that one source calls. A comment or a text that names one is no call. */
export function apisIn(source: string, into = nothing()): CalledApis {
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const walk = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ['Taro', 'wx'].includes(node.expression.text) &&
      // `Taro.InnerAudioContext` is a type's name.
      /^[a-z]/.test(node.name.text)
    )
      into.functions.add(node.name.text);
    if (ts.isCallExpression(node) && node.expression.getText() === 'Taro.canIUse') {
      const name = literal(node.arguments[0]);
      if (name) into.asked.add(name);
    }
    if (ts.isJsxAttribute(node) && node.name.getText() === 'openType') {
      const type = literal(node.initializer);
      if (type) into.openTypes.add(type);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return into;
}

/** Everything that the mini-program's own code calls. */
export function calledApis(): CalledApis {
  const called = nothing();
  for (const file of filesOf(SOURCES)) {
    const source = readFileSync(file, 'utf8');
    // Most pages speak to WeChat through `platform`: to read each as syntax took a minute on a busy machine.
    if (/\b(Taro|wx)\.|openType/.test(source)) apisIn(source, called);
  }
  return called;
}
