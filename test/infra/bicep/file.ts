// Reads a Bicep file whole: what it declares, and what each declaration uses.
import { readFileSync } from 'node:fs';
import { conditional, type Expression, expression, Reader } from './expressions.ts';
import { tokens } from './tokens.ts';

export interface Declaration {
  readonly kind: 'param' | 'var' | 'resource' | 'module' | 'output';
  readonly name: string;
  /** Of a parameter or output: its type. Of a resource: type@version. Of a module: its file. */
  readonly type: string;
  readonly existing: boolean;
  readonly decorators: readonly Expression[];
  readonly value: Expression | undefined;
  readonly children: readonly Declaration[];
}

const KINDS = ['param', 'var', 'resource', 'module', 'output'] as const;

export function readBicep(file: string): Declaration[] {
  const reader = new Reader(tokens(readFileSync(file, 'utf8')));
  reader.child = (inner) => declaration(inner, []);
  const found: Declaration[] = [];
  try {
    while (reader.now.kind !== 'end') {
      if (!reader.now.newline) reader.fail('a declaration begins on a line of its own');
      if (reader.eat('targetScope')) {
        reader.need('=');
        expression(reader);
      } else if (reader.eat('extension')) reader.name();
      else found.push(declaration(reader, decoratorsAt(reader)));
    }
  } catch (error) {
    throw new Error(`${file}, ${error instanceof Error ? error.message : String(error)}`);
  }
  return found;
}

function decoratorsAt(reader: Reader): Expression[] {
  const found: Expression[] = [];
  while (reader.eat('@')) found.push(expression(reader));
  return found;
}

function declaration(reader: Reader, decorators: readonly Expression[]): Declaration {
  const kind = KINDS.find((one) => reader.eat(one));
  if (!kind) reader.fail('a declaration was expected');
  const name = reader.name();
  const quoted = kind === 'resource' || kind === 'module';
  let type = '';
  if (quoted) {
    const value = expression(reader);
    type = value.is === 'value' ? String(value.value) : reader.fail('a plain string was expected');
  } else if (kind !== 'var') type = reader.name();
  const existing = kind === 'resource' && reader.eat('existing');
  const value = reader.eat('=') ? conditional(reader) : undefined;
  if (!value && kind !== 'param') reader.fail('a value was expected');
  return { kind, name, type, existing, decorators, value, children: childrenIn(value) };
}

const childrenIn = (value: Expression | undefined): Declaration[] => {
  if (value?.is === 'object') return value.children as Declaration[];
  if (value?.is === 'if' || value?.is === 'each') return childrenIn(value.give);
  return [];
};

/** Every name that a tree uses, without those that it binds itself. */
export function namesIn(tree: unknown, bound: readonly string[] = []): string[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => namesIn(one, bound));
  if (tree === null || typeof tree !== 'object') return [];
  const node = tree as Expression & Record<string, unknown>;
  if (node.is === 'name') return bound.includes(node.name) ? [] : [node.name];
  if (node.is === 'each') {
    return [...namesIn(node.of, bound), ...namesIn(node.give, [...bound, node.name])];
  }
  return Object.values(node).flatMap((one) => namesIn(one, bound));
}

/** The value of a field on a way through objects, arrays apart; undefined where it is none. */
export function fieldAt(
  tree: Expression | undefined,
  ...way: readonly string[]
): Expression | undefined {
  const [first, ...rest] = way;
  if (tree?.is === 'if' || tree?.is === 'each') return fieldAt(tree.give, ...way);
  if (first === undefined) return tree;
  if (tree?.is !== 'object') return undefined;
  const field = tree.fields.find(({ key }) => key.is === 'value' && key.value === first);
  return fieldAt(field?.value, ...rest);
}

export const valueAt = (tree: Expression | undefined, ...way: readonly string[]): unknown => {
  const found = fieldAt(tree, ...way);
  return found?.is === 'value' ? found.value : undefined;
};
