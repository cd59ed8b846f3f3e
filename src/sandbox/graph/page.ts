// A page of objects as they stand in the directory, written once for as long as it consists of the very same ones.
import type { Body } from './body.ts';
import type { Entry } from './objects.ts';
import type { Projector } from './odata/render.ts';

/** Objects are replaced when they change, never edited: what was written of these is true while they stand there. */
interface Written {
  bodies: readonly Body[];
  bytes: Buffer;
}

/** Of all pages together; those not asked for the longest go first. */
const LARGEST = 64 * 1024 * 1024;
const kept = new Map<string, Written>();
let size = 0;

export class Page {
  readonly #name: string;
  readonly #head: Body;
  readonly #entries: readonly Entry[];
  readonly #pick: (entry: Entry) => Projector;

  /** Pages of one `name` show the same of the same object; `pick` is what of it. */
  constructor(
    name: string,
    head: Body,
    entries: readonly Entry[],
    pick: (entry: Entry) => Projector,
  ) {
    this.#name = name;
    this.#head = head;
    this.#entries = entries;
    this.#pick = pick;
  }

  toJSON(): Body {
    return { ...this.#head, value: this.#value() };
  }

  /** What `JSON.stringify` would write. */
  pieces(): readonly Buffer[] {
    const head = JSON.stringify({ ...this.#head, value: [] });
    return [Buffer.from(head.slice(0, -'[]}'.length)), this.#written()];
  }

  #value(): Body[] {
    return this.#entries.map((entry) => this.#pick(entry)(entry.body));
  }

  #written(): Buffer {
    const known = forget(this.#name);
    const stands = known && this.#isOf(known.bodies);
    const bodies = stands ? known.bodies : this.#entries.map(({ body }) => body);
    const bytes = stands ? known.bytes : Buffer.from(`${JSON.stringify(this.#value())}}`);
    keep(this.#name, { bodies, bytes });
    return bytes;
  }

  #isOf(bodies: readonly Body[]): boolean {
    const same = ({ body }: Entry, at: number) => body === bodies[at];
    return bodies.length === this.#entries.length && this.#entries.every(same);
  }
}

function forget(name: string): Written | undefined {
  const known = kept.get(name);
  kept.delete(name);
  size -= known?.bytes.length ?? 0;
  return known;
}

function keep(name: string, written: Written): void {
  kept.set(name, written);
  size += written.bytes.length;
  for (const oldest of kept.keys()) {
    if (size <= LARGEST) return;
    forget(oldest);
  }
}
