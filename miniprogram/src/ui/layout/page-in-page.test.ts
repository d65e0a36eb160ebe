import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SRC = path.resolve(__dirname, '../..');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.tsx$/.test(file));

/** What a component draws, and whether it stands within a page of this component. */
interface Drawn {
  tag: string;
  within: boolean;
}
/** By `file#Component`. */
const drawnBy = new Map<string, Drawn[]>();
/** By file: where a name that it imports comes from. */
const imported = new Map<string, Map<string, string>>();
const PAGES = new Set(['Page', 'AnswerPage', 'EmptyPage']);

const nameOf = (node: ts.Node): string | undefined =>
  (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && node.name && ts.isIdentifier(node.name)
    ? node.name.text
    : undefined;
const tagOf = (node: ts.Node): string | undefined =>
  ts.isJsxElement(node)
    ? node.openingElement.tagName.getText()
    : ts.isJsxSelfClosingElement(node)
      ? node.tagName.getText()
      : undefined;

function read(file: string): void {
  const source = ts.createSourceFile(file, readFileSync(path.join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const names = new Map<string, string>();
  imported.set(file, names);
  const walk = (node: ts.Node, component: string | undefined, within: boolean): void => {
    const [name, tag] = [nameOf(node), tagOf(node)];
    const isComponent = name !== undefined && /^[A-Z]/.test(name);
    if (ts.isImportSpecifier(node)) {
      const { text } = node.parent.parent.parent.moduleSpecifier as ts.StringLiteral;
      const from = text.startsWith('@/') ? text.slice(2) : path.posix.join(path.posix.dirname(file), text);
      names.set(node.name.text, from);
    }
    if (tag && component) drawnBy.set(component, [...(drawnBy.get(component) ?? []), { tag, within }]);
    ts.forEachChild(node, (child) =>
      walk(
        child,
        isComponent ? `${file}#${name}` : component,
        isComponent ? false : within || (tag !== undefined && PAGES.has(tag)),
      ),
    );
  };
  walk(source, undefined, false);
}

/** The component that a tag names in a file; undefined where it is not ours. */
const componentOf = (file: string, tag: string): string | undefined => {
  const from = imported.get(file)!.get(tag);
  const places = from ? [`${from}.tsx`, `${from}/index.tsx`] : [file];
  return places.map((place) => `${place}#${tag}`).find((component) => drawnBy.has(component));
};

function drawsPage(component: string | undefined, seen = new Set<string>()): boolean {
  if (!component || seen.has(component)) return false;
  seen.add(component);
  const file = component.split('#')[0]!;
  return drawnBy.get(component)!.some(({ tag }) => PAGES.has(tag) || drawsPage(componentOf(file, tag), seen));
}

test('no page stands in a page: its frame, its main region and its line without a network would be there twice', () => {
  files.forEach(read);
  const nested = [...drawnBy].flatMap(([component, drawn]) =>
    drawn
      .filter(({ tag, within }) => within && (PAGES.has(tag) || drawsPage(componentOf(component.split('#')[0]!, tag))))
      .map(({ tag }) => `${component}: <${tag}>`),
  );
  expect(drawnBy.size).toBeGreaterThan(500);
  expect(nested).toEqual([]);
});
