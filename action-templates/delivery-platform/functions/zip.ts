import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive: its path with forward slashes, and its content. */
export interface Entry {
  readonly path: string;
  readonly content: Buffer;
}

/** 1 January 1980, the first day there is: the same files are the same archive, whenever it is made. */
const DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** A plain file that its owner writes and everyone reads, made on Unix. */
const MODE = 0o100644;

const numbers = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((size, [bytes]) => size + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
};

/** Makes a ZIP archive of less than 4 GB: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export const zip = (entries: readonly Entry[]): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(content, { level: 9 });
    const about = numbers(
      ...([
        [2, 20],
        [2, UTF8_NAMES],
        [2, DEFLATED],
        [2, 0],
        [2, DATE],
      ] as const),
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    );
    const file = Buffer.concat([numbers([4, 0x04034b50]), about, name, packed]);
    directory.push(
      numbers([4, 0x02014b50], [2, (3 << 8) | 20]),
      about,
      numbers([2, 0], [2, 0], [2, 0], [4, MODE * 2 ** 16], [4, offset]),
      name,
    );
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = numbers(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
    ] as const),
    ...([
      [2, entries.length],
      [2, entries.length],
      [4, listing.length],
      [4, offset],
      [2, 0],
    ] as const),
  );
  return Buffer.concat([...files, listing, end]);
};
