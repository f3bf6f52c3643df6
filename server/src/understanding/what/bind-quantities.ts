import { type Quantity, readQuantities } from '../numbers/read-quantity';
import type { DishMention } from '../types';
import type { DishFound } from './find-dishes';

/** 各来一份, 一样两份: the same for every dish. */
const EACH =
  /(?:各|每样|一样|样样|每个菜|每种)(?:都)?(?:给我)?(?:来|要|订|上|点)?(?<number>[一二两俩三四五六七八九十\d]+)(?:份|个|碗|盒|盘)?/;
const BEFORE = /^(?:的|软和的?|热的?|大|小|清淡的?|便宜的?|点|啥|那个|什么|软的?|好的?)*$/;
const AFTER = /^(?:的|给我|话|留|带|你|我|要|来|订|点|也|都|再|就|上|、|,|:)*$/;

export interface Bound {
  dishes: DishMention[];
  /** A number of portions that belongs to no dish. */
  quantity?: number;
}

/** Gives each dish the number said just before it, else the one just after it. */
export function bindQuantities(text: string, found: readonly DishFound[]): Bound {
  const each = EACH.exec(text);
  const numbers = readQuantities(text).filter((one) => !isDaily(text, one));
  const used = new Set<Quantity>();
  const near = (dish: DishFound, index: number): number | undefined => {
    const previousEnd = found[index - 1]?.to ?? 0;
    const nextStart = found[index + 1]?.from ?? text.length;
    const before = numbers.findLast(
      (one) =>
        !used.has(one) &&
        one.to <= dish.from &&
        one.from >= previousEnd &&
        BEFORE.test(text.slice(one.to, dish.from)),
    );
    const after = numbers.find(
      (one) =>
        !used.has(one) &&
        one.from >= dish.to &&
        one.to <= nextStart &&
        AFTER.test(text.slice(dish.to, one.from)) &&
        !leadsNext(text, one, nextStart, found[index + 1]),
    );
    const chosen = before ?? after;
    if (chosen) used.add(chosen);
    return chosen && wholePortions(chosen);
  };
  const dishes = found.map(({ from: _from, to: _to, ...dish }, index) => {
    const quantity = near(found[index]!, index);
    return { ...dish, ...(quantity !== undefined && { quantity }) };
  });
  const everyOne = each && readQuantities(`${each.groups!.number}份`)[0]?.value;
  if (everyOne && dishes.length > 0)
    return { dishes: dishes.map((dish) => ({ ...dish, quantity: everyOne })) };
  const left = numbers.find(
    (one) =>
      !used.has(one) && one.unit !== '人' && one.unit !== '顿' && one.unit !== '餐' && one.unit !== '位',
  );
  return { dishes, ...(left && { quantity: wholePortions(left) }) };
}

/** 红烧肉,两份米饭: the number stands right before the next dish and belongs to it. */
const leadsNext = (text: string, { to }: Quantity, nextStart: number, next: DishFound | undefined): boolean =>
  next !== undefined && BEFORE.test(text.slice(to, nextStart));

/** 一天, 一个小时, 一个人陪我, 一个礼拜 count no portions. */
const isDaily = (text: string, { from, to, unit }: Quantity): boolean =>
  /^(?:小时|钟头|月|礼拜|星期|人|师傅|阿姨|护工|医生|地方|事|问题|电话|字|女儿|儿子|孙)/.test(
    text.slice(to),
  ) ||
  unit === '斤' ||
  unit === '张' ||
  /(?:哪|这|那|第|随便|有)$/.test(text.slice(0, from)) ||
  /^[一1]个(?:人|半)/.test(text.slice(from));

const wholePortions = ({ value }: Quantity): number => value;
