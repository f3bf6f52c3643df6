import type { Citation } from '../../contract';
import { type Unsupported, unsupported } from './claims';
import { toldOn } from './told-on';
import type { TurnMemory } from './turn-memory';

const TOKEN = /\[\s*P\s*(\d+)\s*\]/g;
const NO_SOURCE = /[[【]\s*无依据\s*[\]】]/;
// A sentence ends here; the tokens that belong to it may follow the mark.
const SENTENCE_END = /[。!?!?\n](?:\s*\[\s*P\s*\d+\s*\])*/g;

/**
 * Lets a model's text through a sentence at a time, each once it is checked against what this turn retrieved. Tokens
 * become citations; unknown tokens are removed; what no source carries is dropped and counted. A sentence with its
 * citation goes out at once; other talk waits until the reply is whole, since words before a tool call are no answer.
 */
export class SentenceGate {
  readonly dropped: { sentence: string; why: Unsupported | 'repeats_instructions' }[] = [];
  readonly citations: Citation[] = [];
  /** The model says that nothing it was given answers. */
  saysNoSource = false;
  private waiting = '';
  private held = '';
  private released = '';

  constructor(
    private readonly memory: TurnMemory,
    /** What was asked: a condition named there need not be named again. */
    private readonly question: string,
    /** What the model was told, so that it is not told on. */
    private readonly instructions: string,
    private readonly onSentence: (sentence: string) => void,
  ) {}

  get text(): string {
    return this.released.trim();
  }

  push(delta: string): void {
    this.waiting += delta;
    let cut = 0;
    for (const match of this.waiting.matchAll(SENTENCE_END)) {
      const end = match.index + match[0].length;
      // More of a token may still come.
      if (end === this.waiting.length || /^\s*\[[^\]]*$/.test(this.waiting.slice(end))) break;
      this.pass(this.waiting.slice(cut, end));
      cut = end;
    }
    this.waiting = this.waiting.slice(cut);
  }

  /** The reply is whole, and it is the answer. */
  end(): void {
    const rest = this.waiting;
    this.waiting = '';
    for (const sentence of rest.split(/(?<=[。!?!?\n](?:\s*\[\s*P\s*\d+\s*\])*)(?!\s*\[)/))
      this.pass(sentence);
    // Beside "nothing answers this" small words are no answer: the offline engine says it, and what can be done.
    if (!this.saysNoSource || this.citations.length) this.release(this.held);
    this.held = '';
  }

  /** The reply turned out to be thinking aloud before a tool call. */
  discard(): void {
    this.waiting = '';
    this.held = '';
  }

  private pass(raw: string): void {
    if (NO_SOURCE.test(raw)) {
      this.saysNoSource = true;
      return;
    }
    const tokens = [...raw.matchAll(TOKEN)]
      .map((match) => Number(match[1]))
      .filter((token) => this.memory.passageOf(token));
    const sentence = plain(raw);
    if (!sentence) return;
    const before = this.released + this.held;
    const why = toldOn(sentence, before, this.instructions)
      ? ('repeats_instructions' as const)
      : unsupported(sentence, {
          cited: tokens.map((token) => this.memory.passageOf(token)!),
          toolText: this.memory.toolText,
          region: this.memory.elder.region,
          said: `${this.question}\n${before}`,
        });
    if (why) {
      this.dropped.push({ sentence, why });
      return;
    }
    this.held += sentence;
    for (const token of tokens) {
      const { passageId } = this.memory.passageOf(token)!;
      if (!this.citations.some((citation) => citation.passageId === passageId))
        this.citations.push(this.memory.cite(token, this.citations.length + 1));
    }
    if (!tokens.length) return;
    this.release(this.held);
    this.held = '';
  }

  private release(text: string): void {
    if (!text) return;
    this.released += text;
    this.onSentence(text);
  }
}

/** Without tokens, ids, links and markup: what a page shows and a voice reads. */
const plain = (text: string): string =>
  text
    .replace(/\[\s*P\s*\d+\s*\]/g, '')
    .replace(/[((]\s*编号[^))]*[))]|编号\s*[\w-]+/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[*_#`>|~]+/g, '')
    .replace(/\uFFFD/g, '')
    .replace(/^\s*[-•]\s*/gm, '')
    .replace(/\s*\n\s*/g, '')
    .trim();
