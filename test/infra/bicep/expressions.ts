// Reads Bicep's expressions into a tree.
import { type Token, tokens } from './tokens.ts';

export type Expression =
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  | { readonly is: 'text'; readonly parts: ReadonlyArray<string | Expression> }
  | { readonly is: 'name'; readonly name: string; readonly line: number }
  | { readonly is: 'member'; readonly of: Expression; readonly name: string }
  | { readonly is: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly is: 'call'; readonly of: Expression; readonly args: readonly Expression[] }
  | { readonly is: 'not'; readonly of: Expression }
  | {
      readonly is: 'both';
      readonly mark: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly is: 'choice';
      readonly when: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly is: 'array'; readonly items: readonly Expression[] }
  | {
      readonly is: 'object';
      readonly fields: readonly Field[];
      readonly children: readonly unknown[];
    }
  | {
      readonly is: 'each';
      readonly name: string;
      readonly of: Expression;
      readonly give: Expression;
    }
  | { readonly is: 'if'; readonly when: Expression; readonly give: Expression };

export interface Field {
  readonly key: Expression;
  readonly value: Expression;
}

export class Reader {
  private at = 0;
  private readonly all: readonly Token[];
  /** Reads a resource that stands within another one. */
  child: (reader: Reader) => unknown = () => this.fail('no declaration may stand here');
  constructor(all: readonly Token[]) {
    this.all = all;
  }
  get now(): Token {
    return this.all[this.at] as Token;
  }
  get next(): Token {
    return (this.all[this.at + 1] ?? this.now) as Token;
  }
  take(): Token {
    this.at += 1;
    return this.all[this.at - 1] as Token;
  }
  is(text: string): boolean {
    return this.now.text === text && this.now.kind !== 'string';
  }
  eat(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }
  need(text: string): void {
    if (!this.eat(text)) this.fail(`"${text}" was expected`);
  }
  name(): string {
    if (this.now.kind !== 'name') this.fail('a name was expected');
    return this.take().text;
  }
  fail(what: string): never {
    throw new Error(`line ${this.now.line}: ${what}, and "${this.now.text}" stands there`);
  }
}

export function expression(reader: Reader): Expression {
  const when = binary(reader, 0);
  if (!reader.eat('?')) return when;
  const yes = expression(reader);
  reader.need(':');
  return { is: 'choice', when, yes, no: expression(reader) };
}

const ORDER = [['??'], ['||'], ['&&'], ['==', '!='], ['<', '>'], ['+', '-'], ['*']];

function binary(reader: Reader, level: number): Expression {
  const marks = ORDER[level];
  if (!marks) return unary(reader);
  let left = binary(reader, level + 1);
  while (marks.some((mark) => reader.is(mark))) {
    const mark = reader.take().text;
    left = { is: 'both', mark, left, right: binary(reader, level + 1) };
  }
  return left;
}

function unary(reader: Reader): Expression {
  if (reader.eat('!')) return { is: 'not', of: unary(reader) };
  let of = primary(reader);
  for (;;) {
    if (reader.now.newline) return of;
    if (reader.eat('.') || reader.eat('!.') || reader.eat('?.') || reader.eat('::')) {
      of = { is: 'member', of, name: reader.name() };
    } else if (reader.eat('[')) {
      of = { is: 'index', of, at: expression(reader) };
      reader.need(']');
    } else if (reader.eat('(')) {
      const args: Expression[] = [];
      while (!reader.is(')')) {
        args.push(expression(reader));
        if (!reader.eat(',')) break;
      }
      reader.need(')');
      of = { is: 'call', of, args };
    } else return of;
  }
}

function primary(reader: Reader): Expression {
  const { kind, text, parts, line } = reader.now;
  if (kind === 'string') {
    reader.take();
    return textOf(parts ?? []);
  }
  if (kind === 'number') return { is: 'value', value: Number(reader.take().text) };
  if (text === '{') return object(reader);
  if (text === '[') return array(reader);
  if (reader.eat('(')) {
    const inner = expression(reader);
    reader.need(')');
    return inner;
  }
  if (kind !== 'name') reader.fail('an expression was expected');
  reader.take();
  // A lambda binds its name as a loop does.
  if (reader.eat('=>')) {
    const of: Expression = { is: 'value', value: null };
    return { is: 'each', name: text, of, give: expression(reader) };
  }
  const fixed = { true: true, false: false, null: null }[text];
  return fixed === undefined ? { is: 'name', name: text, line } : { is: 'value', value: fixed };
}

function textOf(parts: NonNullable<Token['parts']>): Expression {
  if (parts.every((part) => typeof part === 'string')) {
    return { is: 'value', value: parts.join('') };
  }
  return {
    is: 'text',
    parts: parts.map((part) =>
      typeof part === 'string' ? part : expression(new Reader(tokens(part.source))),
    ),
  };
}

function object(reader: Reader): Expression {
  reader.need('{');
  const fields: Field[] = [];
  const children: unknown[] = [];
  while (!reader.eat('}')) {
    if (reader.is('resource') && reader.next.text !== ':') {
      children.push(reader.child(reader));
      continue;
    }
    const key: Expression =
      reader.now.kind === 'string'
        ? textOf(reader.take().parts ?? [])
        : { is: 'value', value: reader.name() };
    reader.need(':');
    fields.push({ key, value: expression(reader) });
    if (!reader.eat(',') && !reader.now.newline && !reader.is('}')) {
      reader.fail('a line has to end between two fields');
    }
  }
  return { is: 'object', fields, children };
}

function array(reader: Reader): Expression {
  reader.need('[');
  if (reader.eat('for')) {
    const name = reader.name();
    reader.need('in');
    const of = expression(reader);
    reader.need(':');
    const give = conditional(reader);
    reader.need(']');
    return { is: 'each', name, of, give };
  }
  const items: Expression[] = [];
  while (!reader.eat(']')) {
    items.push(expression(reader));
    if (!reader.eat(',') && !reader.now.newline && !reader.is(']')) {
      reader.fail('a line has to end between two items');
    }
  }
  return { is: 'array', items };
}

export function conditional(reader: Reader): Expression {
  if (!reader.eat('if')) return expression(reader);
  reader.need('(');
  const when = expression(reader);
  reader.need(')');
  return { is: 'if', when, give: expression(reader) };
}
