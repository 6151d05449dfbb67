// A font's names stand in a table inside of it; here a font gets another such table, with the name that it may bear and the notice of its maker.

/** The tables of a font by their tags. @param {Buffer} font in the format of TrueType or OpenType */
export function tablesOf(font) {
  const rows = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16);
  return new Map(rows.map((row) => [font.toString('latin1', row, row + 4), font.subarray(font.readUInt32BE(row + 8), font.readUInt32BE(row + 8) + font.readUInt32BE(row + 12))]));
}

// Microsoft's Unicode, in American English: what every system reads.
const WHERE = [3, 1, 0x409];
const RECORD = 12;
const HEAD = 6;

/** The name of that number. @param {Buffer} font @param {number} number */
export function nameOf(font, number) {
  const table = tablesOf(font).get('name') ?? Buffer.alloc(HEAD);
  const strings = table.subarray(table.readUInt16BE(4));
  for (let at = HEAD; at < HEAD + table.readUInt16BE(2) * RECORD; at += RECORD) {
    if (table.readUInt16BE(at) !== WHERE[0] || table.readUInt16BE(at + 6) !== number) continue;
    const start = table.readUInt16BE(at + 10);
    return Buffer.from(strings.subarray(start, start + table.readUInt16BE(at + 8))).swap16().toString('utf16le');
  }
  return '';
}

/** A table of names by their numbers. @param {[number, string][]} names */
function nameTable(names) {
  const strings = names.map(([, words]) => Buffer.from(words, 'utf16le').swap16());
  const head = Buffer.alloc(HEAD + names.length * RECORD);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let start = 0;
  for (const [at, [number]] of names.entries()) {
    const length = strings[at]?.length ?? 0;
    for (const [place, value] of [...WHERE, number, length, start].entries()) head.writeUInt16BE(value, HEAD + at * RECORD + place * 2);
    start += length;
  }
  return Buffer.concat([head, ...strings]);
}

/** @param {Buffer} bytes */
const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** @param {Buffer} bytes */
function checksum(bytes) {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

/** What `head` says of the checksum of the whole file: this, less the sum of all of it. */
const WHOLE = 0xb1b0afba;

/**
 * The font under another name. What the maker says of his rights stays in it.
 * @param {Buffer} font in the format of TrueType or OpenType
 * @param {string} family
 */
export function named(font, family) {
  const tables = tablesOf(font);
  // Names of styles and of instances are told by numbers that the new table does not have.
  tables.delete('STAT');
  tables.set('name', nameTable([[0, nameOf(font, 0)], [1, family], [2, 'Regular'], [3, family], [4, family], [6, family.replaceAll(' ', '')]]));
  const inHead = Buffer.from(tables.get('head') ?? Buffer.alloc(54));
  inHead.writeUInt32BE(0, 8);
  tables.set('head', inHead);
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const directory = Buffer.alloc(12 + tags.length * 16);
  font.copy(directory, 0, 0, 4);
  for (const [place, value] of [tags.length, 16 << power, power, tags.length * 16 - (16 << power)].entries()) directory.writeUInt16BE(value, 4 + place * 2);
  let offset = directory.length;
  const parts = [];
  for (const [at, tag] of tags.entries()) {
    const table = tables.get(tag) ?? Buffer.alloc(0);
    directory.write(tag, 12 + at * 16, 'latin1');
    for (const [place, value] of [checksum(table), offset, table.length].entries()) directory.writeUInt32BE(value, 16 + at * 16 + place * 4);
    parts.push(padded(table));
    offset += parts.at(-1)?.length ?? 0;
  }
  const whole = Buffer.concat([directory, ...parts]);
  const head = 12 + tags.indexOf('head') * 16;
  whole.writeUInt32BE((WHOLE - checksum(whole)) >>> 0, whole.readUInt32BE(head + 8) + 8);
  return whole;
}
