import { readNumber } from '../numbers/read-number';
import type { Answer, Expecting, Option } from '../types';

const ORDINAL = /第(?<n>[一二两三四五六七八九十]|\d{1,2})|(?<=^|要|选|就)(?<m>[一二三四五六七八九]|\d)号/g;
const BARE = /^(?:要|选|就|就要|来|我要|我选)?(?:第)?(?<n>[一二两三四五六七八九十]|\d{1,2})(?:吧|的|啊|号)?$/;
/** 一和三 */
const BARE_LIST = /^(?:要|选)?[一二三四五六七八九\d](?:[和跟、][一二三四五六七八九\d])+(?:吧|的)?$/;
const FIRST = /头(?:一)?个|前(?:面|头|一)(?:的|那)?个?|第一|上(?:面|头)(?:的|那)?个?|打头/;
const LAST = /最后(?:一)?(?:个|那)|末(?:了|尾)|后(?:面|头|一)(?:的|那)?个|下面(?:的|那)?个|后者/;
const MIDDLE = /中间(?:的|那)?个?|当中/;
export const ANY =
  /随便|都(?:行|可以|成|中|好|一样|要得|使得)|哪个都|无所谓|你(?:看着)?(?:定|挑|选|办|做主)|看着办|任意|啥都行/;
const ALL =
  /^(?:我)?(?:全|都|两个都|俩都|三个都|每个|样样|全部|统统|通通|一起)(?:都)?(?:要|订|来|改|取消|退|不要|约|上|是)|都要|全要|全都|全部|两样都|俩都|两个都|一样(?:来)?一(?:个|份)|各(?:来)?一/;
const NONE = /(?:都|全)(?:不|没|别)|(?:一个|哪个)(?:都|也)(?:不|没)|没(?:有)?(?:一个|想要的|合适)|都不/;

/** Which of the choices the words pick: by place in the list, by their label, or all, any and none of them. */
export function pickOption(text: string, { options = [] }: Expecting): Answer | undefined {
  const plain = text.replace(/[,。!?~…]/g, '');
  if (NONE.test(plain)) return answer('none', [], 0.9, plain);
  const byLabel = bestLabels(plain, options);
  if (byLabel.length === 1) return answer('option', byLabel, 0.9, options[byLabel[0]!]!.label);
  const place = byPlace(plain, options.length);
  if (place.length > 0) return answer('option', place, 0.9, plain);
  if (byLabel.length > 1 && byLabel.length < options.length) return answer('option', byLabel, 0.85, plain);
  if (ALL.test(plain))
    return answer(
      'all',
      options.map((_, index) => index),
      0.85,
      plain,
    );
  if (ANY.test(plain))
    return answer(
      'any',
      options.map((_, index) => index),
      0.85,
      plain,
    );
  return undefined;
}

/** Places in the list that are named and not refused: 第二个和第三个, 不是第一个,第二个. */
function byPlace(text: string, count: number): number[] {
  if (MIDDLE.test(text) && count === 3) return [1];
  const bare = BARE.exec(text)?.groups?.n;
  const said = bare
    ? [bare]
    : BARE_LIST.test(text)
      ? [...text].filter((char) => readNumber(char) !== undefined)
      : ordinals(text);
  const places = said.flatMap((number) => placeOf(readNumber(number), count));
  if (places.length > 0 || said.length > 0) return [...new Set(places)];
  if (LAST.test(text)) return [count - 1];
  return FIRST.test(text) ? [0] : [];
}

/** 一个 and 两份 count; only 第一个 and 二号 are places. */
const ordinals = (text: string): string[] =>
  [...text.matchAll(ORDINAL)]
    .filter(({ index }) => !/(?:不是|不要|别|不)$/.test(text.slice(0, index)))
    .map(({ groups }) => (groups!.n ?? groups!.m)!);

function placeOf(n: number | undefined, count: number): number[] {
  if (n === undefined) return [];
  if (n >= 1 && n <= count) return [n - 1];
  // 四 and 十 sound alike: where only one of them is in the list it is meant.
  const other = n === 10 ? 4 : n === 4 ? 10 : 0;
  return other >= 1 && other <= count ? [other - 1] : [];
}

/** The options whose labels share most with the words; ties are all returned. */
function bestLabels(text: string, options: readonly Option[]): number[] {
  const scores = options.map((option) =>
    Math.max(similarity(text, option.label), similarity(text, option.say ?? '')),
  );
  const best = Math.max(0, ...scores);
  if (best < 0.5) return sharedWords(text, options);
  return scores.flatMap((score, index) => (score >= best - 0.001 ? [index] : []));
}

/** 1 when one contains the other, else 0. Labels may carry details in brackets. */
function similarity(text: string, label: string): number {
  const plain = label
    .normalize('NFKC')
    .replace(/[(].*?[)]/g, '')
    .replace(/[,。、\s]/g, '');
  if (plain.length < 2 || text.length < 2) return text !== '' && plain.includes(text) ? 0.9 : 0;
  if (text.includes(plain)) return 1;
  const core = text.replace(
    /^(?:我|要|就|是|选|那|来|订|换)+|(?:的|吧|那个|啊|呀|了|好了|就行|那份|那家)+$/g,
    '',
  );
  return core.length >= 2 && plain.includes(core) ? 0.9 : 0;
}

/** What sets one option apart from the others: 晚上的 among 明天中午 and 明天晚上. */
function sharedWords(text: string, options: readonly Option[]): number[] {
  const pairs = (words: string) =>
    new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)));
  const said = pairs(text);
  const own = options.map((option) => [...pairs(option.label)].filter((pair) => said.has(pair)));
  const counts = own.map(
    (list) =>
      list.filter((pair) => own.filter((other) => other.includes(pair)).length < options.length).length,
  );
  const best = Math.max(0, ...counts);
  return best === 0 ? [] : counts.flatMap((count, index) => (count === best ? [index] : []));
}

const answer = (kind: Answer['kind'], options: number[], confidence: number, evidence: string): Answer => ({
  kind,
  options,
  confidence,
  evidence,
});
