/**
 * Turns bytes that arrive in chunks into text. A chunk may end inside a character; its first bytes wait for the rest.
 * Written out because WeChat's phones have no `TextDecoder`. Malformed bytes become U+FFFD.
 */
export function createUtf8Decoder(): (chunk: ArrayBuffer | Uint8Array) => string {
  let waiting: number[] = [];
  return (chunk) => {
    const fresh = chunk instanceof Uint8Array ? chunk : new Uint8Array(chunk);
    const bytes = waiting.length ? [...waiting, ...fresh] : fresh;
    waiting = [];
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const length = lengthOf(bytes[at]!);
      if (at + length > bytes.length && isPrefix(bytes, at)) {
        waiting = Array.from(bytes.slice(at));
        break;
      }
      const point = length ? pointAt(bytes, at, length) : -1;
      text += point < 0 ? '\uFFFD' : String.fromCodePoint(point);
      at += point < 0 ? 1 : length;
    }
    return text;
  };
}

type Bytes = ArrayLike<number>;

/** How many bytes the character that begins with this byte has; 0 for a byte that begins none. */
function lengthOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  if (byte >= 0xf0 && byte < 0xf5) return 4;
  return 0;
}

const isTail = (byte: number) => (byte & 0xc0) === 0x80;

function isPrefix(bytes: Bytes, at: number): boolean {
  for (let next = at + 1; next < bytes.length; next++) if (!isTail(bytes[next]!)) return false;
  return true;
}

function pointAt(bytes: Bytes, at: number, length: number): number {
  const first = bytes[at]!;
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined || !isTail(byte)) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const smallest = [0, 0, 0x80, 0x800, 0x10000][length]!;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < smallest || surrogate || point > 0x10ffff ? -1 : point;
}
