import { storyLexicon } from '../lexicon/lexicon';

/**
 * A stretch of talk between pauses. `ask` wants something; `story` is what happened, what others do, the weather: its
 * days and dishes order nothing; `plain` is neither (a bare 明天中午).
 */
export interface Segment {
  from: number;
  to: number;
  text: string;
  kind: 'ask' | 'plain' | 'story';
}

const PAUSE = /[,。!?;:…\n]+/g;
/** Where an order begins inside a long breath without pauses. */
const CUE =
  /(?:那你?|你|就|对了|哎|诶|所以|今儿?|顺便|顺带)?(?:给我(?!说|讲|打|买|带|们|家)|帮我|麻烦你?|劳驾|我想(?:要|吃|订|请|找|约|让|问)|我要(?!是)|能不能|请你|我跟你说|我问你)/g;

export function splitSegments(text: string): Segment[] {
  const cuts = [0];
  for (const match of text.matchAll(PAUSE)) cuts.push(match.index + match[0].length);
  cuts.push(text.length);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) segments.push(...splitAtCues(text, cuts[i]!, cuts[i + 1]!));
  return segments.filter((segment) => segment.text !== '');
}

function splitAtCues(text: string, from: number, to: number): Segment[] {
  const body = text.slice(from, to);
  const starts = [0];
  for (const match of body.matchAll(CUE))
    if (match.index - starts.at(-1)! >= 8 && body.length - match.index >= 4) starts.push(match.index);
  return starts.map((start, index) => segmentOf(body, from, start, starts[index + 1] ?? body.length));
}

function segmentOf(body: string, offset: number, start: number, end: number): Segment {
  const text = body.slice(start, end).replace(/[,。!?;:…\n]+$/, '');
  return { from: offset + start, to: offset + end, text, kind: kindOf(text) };
}

/** What asks outright: it outweighs a past or a third person named in the same breath. */
const OUTRIGHT =
  /给(?:我|俺|咱)(?!说|讲|打|带|买)|帮(?:我|俺|忙)|替我|我想(?:吃|要|订|请|找|约|让|叫|改|换|把)|我要|俺要|麻烦|劳驾|换成|改[成到为]|取消|退了|不要了|来(?:一|两|俩|个|份)|订(?:一|个|份|两)|能不能|可不可以|一样的?$|老样子|照旧|多少钱|有没有/;

function kindOf(text: string): Segment['kind'] {
  if (storyLexicon.past.test(text) && !OUTRIGHT.test(text) && !/一样|订的|约的|定的/.test(text))
    return 'story';
  if (storyLexicon.reported.test(text) && !OUTRIGHT.test(text)) return 'story';
  if (storyLexicon.done.test(text) && !OUTRIGHT.test(text) && !/[吗没么?]$/.test(text)) return 'story';
  if (storyLexicon.weather.test(text) && !OUTRIGHT.test(text)) return 'story';
  return storyLexicon.order.test(text) ? 'ask' : 'plain';
}

/** What `relevantSegments` wants to know of a stretch: whether it names a day or a time of day, and how much of it was not read at all. */
export type Gist = (text: string) => { hasDay: boolean; hasTime: boolean; unread: number };

/** 早上我去公园溜达了一圈: this much unread beside a time of day tells a story. */
const TALE = 5;

/**
 * The segments whose slots count. Beside an outright request a long stretch that asks nothing is story too, and so is a
 * shorter one whose day would compete with the request's (今儿个冷得邪乎,…后天中午订一份), unless it is nothing but slots
 * (明天中午). When all of it looks like a story, all of it counts.
 */
export function relevantSegments(segments: Segment[], gist: Gist): Segment[] {
  const said = segments.filter((segment) => segment.kind !== 'story');
  if (said.length === 0) return segments;
  const asks = said.filter((segment) => segment.kind === 'ask');
  if (asks.length === 0 || asks.length === said.length) return said;
  const dated = said.some(({ kind, text }) => {
    const { hasDay, unread } = gist(text);
    return hasDay && (kind === 'ask' || unread <= 2);
  });
  return said.filter(({ kind, text }) => {
    if (kind === 'ask') return true;
    if (text.length > 16) return false;
    const { hasDay, hasTime, unread } = gist(text);
    return !(dated && ((hasDay && unread > 2) || (hasTime && unread > TALE)));
  });
}
