// Writes a zip whose bytes depend on nothing but its files: stored, sorted, without the time of day.
import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** 1 January 1980, the first day a zip can name. */
const DAY = (1 << 5) | 1;
const UTF8_NAMES = 1 << 11;
const VERSION = 20;

/** APPNOTE.TXT of the format, 4.3: each header before its file, then the directory of all. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of sorted) {
    const path = Buffer.from(name, 'utf8');
    const common = fields(
      ['u16', VERSION],
      ['u16', UTF8_NAMES],
      ['u16', 0],
      ['u16', 0],
      ['u16', DAY],
      ['u32', crc32(bytes)],
      ['u32', bytes.length],
      ['u32', bytes.length],
      ['u16', path.length],
      ['u16', 0],
    );
    const local = [fields(['u32', 0x04034b50]), common, path, bytes];
    directory.push(
      fields(['u32', 0x02014b50], ['u16', VERSION]),
      common,
      fields(['u16', 0], ['u16', 0], ['u16', 0], ['u32', 0], ['u32', offset]),
      path,
    );
    files.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = fields(
    ['u32', 0x06054b50],
    ['u16', 0],
    ['u16', 0],
    ['u16', sorted.length],
    ['u16', sorted.length],
    ['u32', length],
    ['u32', offset],
    ['u16', 0],
  );
  return Buffer.concat([...files, ...directory, end]);
}

function fields(...values: ReadonlyArray<readonly ['u16' | 'u32', number]>): Buffer {
  return Buffer.concat(
    values.map(([size, value]) => {
      const bytes = Buffer.alloc(size === 'u16' ? 2 : 4);
      if (size === 'u16') bytes.writeUInt16LE(value);
      else bytes.writeUInt32LE(value);
      return bytes;
    }),
  );
}
