import { foodEndings, ingredients } from '../lexicon/lexicon';
import type { DishMention } from '../types';
import type { CompiledVocabulary, NamedDish } from './compile-vocabulary';
import type { NameFound } from './find-names';

export interface DishFound extends Omit<DishMention, 'quantity'> {
  from: number;
  to: number;
}

/**
 * Dishes by name and alias, by part of a name (排骨 → 糖醋排骨), by ingredient (有鱼的), and what was asked for by name
 * and is not in the vocabulary. `taken` are stretches that already mean something else.
 */
export function findDishes(
  text: string,
  names: readonly NameFound[],
  vocabulary: CompiledVocabulary,
  taken: readonly { from: number; to: number }[],
): DishFound[] {
  const found: DishFound[] = [];
  for (const { from, to, entries } of names) {
    const dishes = entries.filter((entry) => entry.kind === 'dish');
    if (dishes.length === 0) continue;
    const named = dishes.filter((entry) => entry.how === 'name');
    const of = (named.length > 0 ? named : dishes).map((entry) => entry.dish);
    found.push({
      from,
      to,
      evidence: text.slice(from, to),
      how: dishes[0]!.how,
      candidates: candidates(of, 1),
    });
  }
  const free = maskOf(text, [...taken, ...names]);
  found.push(...findParts(text, free, vocabulary));
  found.push(...findIngredients(text, free, vocabulary.dishes));
  found.push(...findMissing(text, free));
  return eitherOr(
    text,
    found.sort((a, b) => a.from - b.from),
  );
}

const OR = /^(?:或者?|还是|要么|要不)(?:是|来|要|吃)?(?:一?份|一?个)?$/;

/** 红烧肉或者带鱼都行: one dish is wanted, of two. */
function eitherOr(text: string, found: readonly DishFound[]): DishFound[] {
  const merged: DishFound[] = [];
  for (const dish of found) {
    const before = merged.at(-1);
    if (before && OR.test(text.slice(before.to, dish.from)))
      merged[merged.length - 1] = {
        ...before,
        to: dish.to,
        evidence: text.slice(before.from, dish.to),
        how: 'part',
        candidates: [...before.candidates, ...dish.candidates],
      };
    else merged.push(dish);
  }
  return merged;
}

function findParts(text: string, free: boolean[], { parts }: CompiledVocabulary): DishFound[] {
  const found: DishFound[] = [];
  for (let at = 0; at < text.length; at++) {
    for (let length = 8; length >= 2; length--) {
      if (!free.slice(at, at + length).every(Boolean) || at + length > text.length) continue;
      const dishes = parts.get(text.slice(at, at + length));
      if (!dishes) continue;
      found.push({
        from: at,
        to: at + length,
        evidence: text.slice(at, at + length),
        how: 'part',
        candidates: candidates(dishes, 0.8),
      });
      take(free, at, at + length);
      at += length - 1;
      break;
    }
  }
  return found;
}

/** 鱼 in 想吃鱼, 来个鱼, 换成鱼的, 有鱼吗: one character is a dish only where food is talked about. */
const WANTED = /(?:吃|来|要|点|换|成|有|么|啥|份|个|条|碗|加|的|是|订|弄|整|盘|块|只|些|荤|素|、|和|跟|^)$/;

function findIngredients(text: string, free: boolean[], dishes: readonly NamedDish[]): DishFound[] {
  const found: DishFound[] = [];
  for (const { say, inside, outside } of ingredients)
    for (const match of text.matchAll(new RegExp(say, 'g'))) {
      const from = match.index;
      const to = from + match[0].length;
      if (!free.slice(from, to).every(Boolean)) continue;
      if (
        match[0].length === 1 &&
        !(
          WANTED.test(text.slice(0, from)) &&
          /^(?:的|吧|吗|呢|,|。|$|和|、|也|行|有|没|做|来|份|饭|一|两|啊|呀|了|都|么)/.test(text.slice(to))
        )
      )
        continue;
      const fitting = dishes.filter(({ plain }) => inside.test(plain) && !outside?.test(plain));
      take(free, from, to);
      found.push({
        from,
        to,
        evidence: match[0],
        how: fitting.length > 0 ? 'ingredient' : 'missing',
        candidates: candidates(fitting, 0.6),
      });
    }
  return found;
}

const ASKED =
  /(?:来|要|订|点|加|吃|换成|改成|有没有|有)(?:(?<counted>(?:一|两|俩|三|四|五|六|半|几|\d)?(?:大|小)?(?:份|碗|盘|盒|碟))|(?:一|两|俩|三|\d)?(?:个|斤|只|条|样)|点儿?)?(?:俩|仨)?(?<name>(?![俩仨])[\u3400-\u9fff]{2,6}?)(?=[,。!?…、吧吗呢啊和跟行]|$|(?:一|两|俩|三|四|\d)(?:份|个|碗|盘)|送|给|可以|有没有|有吗)/g;
const NO_FOOD =
  /^(?:.{0,4}(?:午|晚|早|中|夜)(?:饭|餐)|.?[饭餐])$|[我你他她您的了不什么啥哪几多]|东西|时候|医院|师傅|阿姨|一下|服务|饭店|食堂|客人|吃的/;

/** 三丁包俩: a food said first, its number after it. */
const COUNTED =
  /(?<=^|[,。、和])(?<name>[\u3400-\u9fff]{2,5})(?=(?:要|来)?(?:俩|仨|(?:一|两|三|四|五|六|\d)(?:份|个|碗|盘|盒)))/g;

/** A dish asked for by a name the vocabulary lacks: said so that it can be said that there is none. */
function findMissing(text: string, free: boolean[]): DishFound[] {
  const found: DishFound[] = [];
  for (const match of [...text.matchAll(ASKED), ...text.matchAll(COUNTED)]) {
    const name = match.groups!.name!;
    const from = match.index + match[0].length - name.length;
    const to = from + name.length;
    const counted = match.groups!.counted !== undefined;
    if (!counted && !foodEndings.has(name.at(-1)!)) continue;
    if (!free.slice(from, to).every(Boolean) || NO_FOOD.test(name)) continue;
    take(free, from, to);
    found.push({ from, to, evidence: name, how: 'missing', candidates: [] });
  }
  return found;
}

const candidates = (dishes: readonly NamedDish[], score: number) =>
  [...new Set(dishes)].map(({ name, ids }) => ({ name, ids, score }));

function maskOf(text: string, taken: readonly { from: number; to: number }[]): boolean[] {
  const free = Array.from({ length: text.length }, () => true);
  for (const { from, to } of taken) take(free, from, to);
  return free;
}

const take = (free: boolean[], from: number, to: number) => free.fill(false, from, to);
