import type { Facts, Source } from './source';

/** Decodes UTF-8, UTF-16 with a mark, or else GB18030, which older office machines still write. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A line of the file is a paragraph. Throws an Error for what is no text at all. */
export function readText(bytes: Uint8Array): Source {
  const text = decodeText(bytes);
  const strange = [...text.slice(0, 4000)].filter(
    (character) => /[\p{Cc}\ufffd]/u.test(character) && !/\s/.test(character),
  );
  if (strange.length > 4) throw new Error('is not a text file');
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029\f]/)
    .map((line) => ({ text: line.replace(/[\u200b\ufeff]/g, '') }));
  return { lines, facts: {}, hints: {} };
}

/** What a file name says: `330000-浙江省社会救助条例(2020-09-24).md` names region, title and day. */
export function hintsOfName(name: string): Facts {
  const match = /^(?:(\d{6})[-_ ])?(.*?)(?:[(（](\d{4}-\d{2}-\d{2})[)）])?$/.exec(
    name.replace(/\.[^.]+$/, ''),
  );
  const title = match?.[2]?.trim();
  return {
    region: match?.[1],
    title: title && /\p{Script=Han}/u.test(title) ? title : undefined,
    publishedAt: match?.[3],
  };
}
