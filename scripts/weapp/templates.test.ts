import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../local/root';
import components from '../../miniprogram/config/template-components.json';
import unused from '../../miniprogram/config/template-unused.json';
import phoneErrors from '../../miniprogram/config/phone-errors.json';
import { ERRORS } from '../../shared/errors';

const SOURCES = path.join(ROOT, 'miniprogram/src');
const sources = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

/** `bindTouchStart` is written `onTouchStart` on a page, `max-lines` `maxLines`. */
const asWritten = (attribute: string): string =>
  attribute.replace(/^bind/, 'on').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The components of Taro that a source draws under their own names, with the attributes that stand on them by name. */
function drawnIn(source: string): [component: string, attributes: string[]][] {
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const names = new Map<string, string>();
  const drawn: [string, string[]][] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.moduleSpecifier.getText() === "'@tarojs/components'")
      for (const each of (node.importClause?.namedBindings as ts.NamedImports).elements)
        if (!each.isTypeOnly && !node.importClause?.isTypeOnly)
          names.set(each.name.text, (each.propertyName ?? each.name).text);
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const component = names.get(node.tagName.getText());
      if (component)
        drawn.push([
          component,
          node.attributes.properties.filter(ts.isJsxAttribute).map((attribute) => attribute.name.getText()),
        ]);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return drawn;
}

test('what the templates leave out is used by no page', () => {
  const drawn = sources.filter((source) => source.includes('@tarojs/components')).flatMap(drawnIn);
  expect(drawn.length).toBeGreaterThan(1000);
  const wrong = drawn.flatMap(([component, attributes]) => {
    const left = [...unused['*'], ...((unused as Record<string, string[]>)[component] ?? [])].map(asWritten);
    return [
      ...(components.includes(component) ? [] : [`${component} is not in template-components.json`]),
      ...attributes
        .filter((name) => left.includes(name))
        .map((name) => `${component} ${name} is in template-unused.json`),
    ];
  });
  expect(wrong).toEqual([]);
});

test('a code that the phone itself says or asks of keeps its sentence in the build', () => {
  const said = sources.flatMap((source) =>
    [...source.matchAll(/(?:new AppError|sentenceOf)\('([\w.]+)'/g)].map(([, code]) => code!),
  );
  expect(said.length).toBeGreaterThan(3);
  expect(said.filter((code) => !phoneErrors.includes(code))).toEqual([]);
  // Whether the service lives is asked by machines.
  const ours = Object.entries(ERRORS).filter(([code, [status]]) => status >= 500 && !code.startsWith('health.'));
  expect(ours.map(([code]) => code).filter((code) => !phoneErrors.includes(code))).toEqual([]);
});
