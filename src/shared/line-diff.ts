// What changes between two texts, line by line, with a little of what stands around it.

/** Lines that begin with `+`, `-` or a space; `…` where something was left out. Empty: nothing changes. */
export function lineDiff(before: string, after: string, around = 2): string[] {
  const [old, new_] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < new_.length && old[head] === new_[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < new_.length - head &&
    old[old.length - 1 - tail] === new_[new_.length - 1 - tail]
  ) {
    tail += 1;
  }
  const middle = steps(old.slice(head, old.length - tail), new_.slice(head, new_.length - tail));
  if (middle.length === 0) return [];
  const all = [
    ...old.slice(Math.max(head - around, 0), head).map((line) => ` ${line}`),
    ...middle,
    ...old.slice(old.length - tail, old.length - tail + around).map((line) => ` ${line}`),
  ];
  return folded(all, around);
}

/** The shortest way from one to the other. */
function steps(a: readonly string[], b: readonly string[]): string[] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const out: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(` ${a[i]}`);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      out.push(`-${a[i]}`);
      i += 1;
    } else {
      out.push(`+${b[j]}`);
      j += 1;
    }
  }
  return out;
}

function folded(lines: readonly string[], around: number): string[] {
  const near = (i: number) =>
    lines.slice(Math.max(i - around, 0), i + around + 1).some((line) => !line.startsWith(' '));
  const out: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (near(i)) out.push(line);
    else if (out.at(-1) !== '…') out.push('…');
  }
  return out;
}
