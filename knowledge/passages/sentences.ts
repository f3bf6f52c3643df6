export interface Sentence {
  text: string;
  /** UTF-16 offsets into the passage, end exclusive. */
  start: number;
  end: number;
}

/** Parts a passage into sentences: at 。！？； and line ends, closing quotes and brackets kept with what they close. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n|$)/g)) {
    const raw = match[0];
    const trimmed = raw.trim();
    if (!trimmed) continue;
    const start = match.index + raw.indexOf(trimmed);
    sentences.push({ text: trimmed, start, end: start + trimmed.length });
  }
  return sentences;
}
