import type { CompiledVocabulary, Entry } from './compile-vocabulary';

export interface NameFound {
  from: number;
  to: number;
  entries: Entry[];
}

/** Every catalog name and alias in the text, longest first at each place, none inside another. */
export function findNames(text: string, { names, longestName }: CompiledVocabulary): NameFound[] {
  const found: NameFound[] = [];
  for (let at = 0; at < text.length; ) {
    let to = 0;
    for (let length = Math.min(longestName, text.length - at); length > 0 && to === 0; length--)
      if (names.has(text.slice(at, at + length)) && (length > 1 || standsAlone(text, at))) to = at + length;
    if (to > 0) found.push({ from: at, to, entries: names.get(text.slice(at, to))! });
    at = Math.max(to, at + 1);
  }
  return found;
}

/** A name of one character (粥) counts where no longer word swallows it. */
const standsAlone = (text: string, at: number): boolean =>
  !/[\u3400-\u9fff]/.test(text[at + 1] ?? '') || /[份的吧和、也都两一]/.test(text[at + 1] ?? '');
