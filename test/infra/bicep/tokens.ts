// Cuts Bicep into tokens: as much of the language as infra/ uses, and an error for anything else.

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark' | 'end';
  readonly text: string;
  /** Of a string: its texts, with the source of what stands between them. */
  readonly parts?: ReadonlyArray<string | { readonly source: string }>;
  /** Whether a line begins before it. */
  readonly newline: boolean;
  readonly line: number;
}

const MARKS = [
  '=>',
  '::',
  '!.',
  '?.',
  '&&',
  '||',
  '==',
  '!=',
  '??',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ':',
];
const SINGLE = [...MARKS, ',', '.', '=', '?', '!', '@', '+', '-', '*', '>', '<'];

export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  let line = 1;
  let newline = true;
  const add = (token: Omit<Token, 'newline' | 'line'>) => {
    found.push({ ...token, newline, line });
    newline = false;
  };
  while (at < source.length) {
    const rest = source.slice(at);
    const blank = /^(?:[ \t\r]+|\/\/[^\n]*)/.exec(rest)?.[0];
    if (blank) at += blank.length;
    else if (rest.startsWith('\n')) {
      newline = true;
      line += 1;
      at += 1;
    } else if (rest.startsWith("'")) {
      const { length, parts } = stringAt(rest, line);
      add({ kind: 'string', text: rest.slice(0, length), parts });
      at += length;
    } else {
      const word = /^[A-Za-z_]\w*/.exec(rest)?.[0];
      const number = /^\d+/.exec(rest)?.[0];
      const mark = SINGLE.find((one) => rest.startsWith(one));
      const text = word ?? number ?? mark;
      if (!text) throw new Error(`line ${line}: "${rest.slice(0, 10)}" is not Bicep`);
      add({ kind: word ? 'name' : number ? 'number' : 'mark', text });
      at += text.length;
    }
  }
  add({ kind: 'end', text: '' });
  return found;
}

function stringAt(rest: string, line: number) {
  const parts: Array<string | { source: string }> = [];
  let text = '';
  let at = 1;
  while (rest[at] !== "'") {
    if (rest[at] === undefined || rest[at] === '\n') {
      throw new Error(`line ${line}: a string does not end`);
    }
    if (rest[at] === '\\') {
      text += rest[at + 1] ?? '';
      at += 2;
    } else if (rest.startsWith('${', at)) {
      const end = closing(rest, at + 2, line);
      parts.push(text, { source: rest.slice(at + 2, end) });
      text = '';
      at = end + 1;
    } else {
      text += rest[at];
      at += 1;
    }
  }
  return { length: at + 1, parts: [...parts, text] };
}

function closing(rest: string, from: number, line: number): number {
  let depth = 1;
  let inString = false;
  for (let at = from; at < rest.length; at++) {
    if (rest[at] === "'") inString = !inString;
    if (inString) continue;
    if (rest[at] === '{') depth += 1;
    if (rest[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`line ${line}: an interpolation does not end`);
}
