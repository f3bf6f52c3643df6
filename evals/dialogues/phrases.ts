import type { MealName } from '../../server/contract';
import { addDays, type CivilDate, weekdayOf } from '../../server/src/platform/civil-time';
import type { Part } from '../harness/report';
import { TODAY } from './make-catalog';
import type { Random } from './random';

const WEEKDAYS = '一二三四五六日';

/** Names of days that mean one day only, seen from Tuesday, 24 November 2026. */
export function sayDay(date: CivilDate, random: Random): string {
  const away = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((n) => addDays(TODAY, n) === date) ?? 0;
  const near = [['今天', '今儿'], ['明天', '明儿', '明日'], ['后天', '后儿'], ['大后天']][away];
  const weekday = WEEKDAYS[weekdayOf(date) - 1]!;
  const exact = `${Number(date.slice(5, 7))}月${Number(date.slice(8))}号`;
  const week = away + 2 <= 7 ? [`这周${weekday}`, exact] : [`下周${weekday}`, exact];
  return random.pick(near ?? week);
}

const MEALS: Record<MealName, readonly string[]> = {
  breakfast: ['早饭', '早餐', '早上'],
  lunch: ['中午', '午饭', '晌午'],
  dinner: ['晚上', '晚饭', '晚餐'],
};
export const sayMeal = (meal: MealName, random: Random): string => random.pick(MEALS[meal]);

const NUMBERS = ['零', '一', '两', '三', '四', '五'];
export const sayDish = ({ name, quantity }: { name: string; quantity: number }, random: Random): string =>
  quantity === 1
    ? random.pick([name, `一份${name}`, `${name}一份`])
    : random.pick([`${NUMBERS[quantity]}份${name}`, `${name}要${NUMBERS[quantity]}份`]);

export const sayDelivery = (delivery: boolean, random: Random): string =>
  delivery
    ? random.pick(['送到家里', '送来', '给我送到家'])
    : random.pick(['我自己去取', '我自己来拿', '自取']);

export function sayTime(start: string, random: Random): string {
  const hour = Number(start.slice(0, 2));
  const half = start.slice(3) === '30' ? '半' : '';
  const part = hour < 12 ? '上午' : '下午';
  const spoken = '零一二三四五六七八九十'[hour > 12 ? hour - 12 : hour]!.replace('二', '两');
  return random.pick([`${part}${spoken}点${half}`, `${part}${hour > 12 ? hour - 12 : hour}点${half}`]);
}

export const YES = [
  '对',
  '行',
  '好的',
  '对对对',
  '可以',
  '嗯,对',
  '是的',
  '好,就这样',
  '中',
  '要得',
] as const;
export const NO = ['不要了', '算了,不订了', '算了', '不订了', '先不要了'] as const;
export const WAIT = ['嗯…等等', '我想想', '等一下啊', '容我想一想'] as const;

/** Ways of opening: `{day} {meal} {dishes} {way}` are filled in. The untouched part talks differently. */
export const MEAL_OPENINGS: Record<Part, readonly string[]> = {
  development: [
    '{day}{meal}给我订{dishes},{way}',
    '我想订{day}{meal}的饭,{dishes},{way}',
    '帮我订个饭,{day}{meal},要{dishes},{way}',
    '{day}{meal}来{dishes},{way}',
    '姑娘,{day}{meal}我想吃{dishes},{way}啊',
    '{dishes},{day}{meal}的,{way}',
    '{way},{day}{meal}要{dishes}',
    '{day}{meal}帮忙弄{dishes},{way}',
    '你好,我订餐,{day}{meal},{dishes},{way}',
    '{day}{meal}懒得做饭,{dishes},{way}',
    '就想吃口{dishes},{day}{meal}的,{way}',
    '劳驾给安排{dishes},{day}{meal},{way}哈',
    '俺{day}{meal}想吃{dishes},{way}',
    '{day}{meal}整{dishes}呗,{way}',
    '{dishes}有没有?{day}{meal}给我来,{way}',
    '我说,{day}{meal}那顿,{dishes},{way}',
    '要得,{day}{meal}就吃{dishes}嘛,{way}',
  ],
  untouched: [
    '麻烦你,{day}{meal}订{dishes},{way}',
    '喂,我要订饭,{day}{meal}的,{dishes},{way}',
    '{day}{meal}我不做饭了,给我来{dishes},{way}',
    '小同志,帮我安排一下{day}{meal},吃{dishes},{way}',
    '{day}{meal},{dishes},{way}吧',
    '我要{dishes},{day}{meal}吃,{way}',
    '想吃{dishes}了,{day}{meal}订上,{way}',
  ],
};

export const STORIES: Record<Part, readonly string[]> = {
  development: [
    '哎呀今天风大得很,我那孙子放学回来说学校要开运动会,我也没力气做饭了,{order},别的也没什么,就这样',
    '我跟你讲啊,我老伴这两天回娘家去了,家里就我一个人,冰箱也空了,{order},麻烦你们了,你们真是好',
    '早上我去公园溜达了一圈,碰见老同事了,站着说了半天话,菜也忘了买,{order},就麻烦你了',
    '中午那会儿雨下得可大了,我晾的被子全湿了,收拾到现在腰都直不起来,{order},别的没啥',
    '我那小孙女晚上要来看我,她妈妈加班,小丫头嘴刁得很,{order},你们看着弄',
    '昨天邻居老李来坐了一下午,说你们这儿不错,我就想着也试试,{order},年纪大了做不动了',
  ],
  untouched: [
    '天一冷我这腿就不想下楼,楼道里灯也暗,闺女说让我找你们,{order},辛苦你们了啊',
    '我年轻的时候在纺织厂,一站就是八个钟头,如今是站不动了,{order},谢谢你啊小同志',
    '我家那只猫早上又打翻了花盆,收拾了半天,累得我不想动,{order},就这么着吧',
  ],
};

/** Questions in the middle, which must not disturb what is open. */
export const ASIDES: Record<Part, readonly string[]> = {
  development: [
    '对了,加装电梯最高补多少钱',
    '食堂在哪儿',
    '我现在有哪些预订',
    '你们有什么服务',
    '另外问问,长护险怎么申请',
    '几点送到啊',
    '能退不',
    '老年证在哪办',
  ],
  untouched: ['顺便问一句,高龄津贴怎么领', '你们食堂电话多少', '我都订了什么', '能上门做什么'],
};

export const SERVICE_OPENINGS: Record<Part, readonly string[]> = {
  development: [
    '{day}{time}约个{service}',
    '我想约{service},{day}{time}',
    '帮我叫一个{service},{day}{time}来',
    '{day}{time}能不能来做{service},给我约上',
    '{service},{day}{time},行的话就定下',
    '我{day}{time}在家,约个{service}',
    '{day}{time}有没有空,想要个{service}',
    '想请人来,{service},{day}{time}可以吧',
  ],
  untouched: [
    '{service}给我约一个,{day}{time}',
    '{day}{time}有空没有,我要{service}',
    '麻烦约下{service},{day}{time}的',
  ],
};

export const CANCEL_OPENINGS: Record<Part, readonly string[]> = {
  development: [
    '{which}不要了,退了吧',
    '把{which}退了',
    '取消{which}',
    '{which}给我退掉',
    '{which}免了吧',
    '{which}我不想要了',
    '我要出门,{which}退了吧',
    '{which}划掉',
  ],
  untouched: ['{which}我不要了,取消', '麻烦把{which}取消掉', '{which}不用了,退掉吧', '{which}退了'],
};

export const CHANGE_OPENINGS: Record<Part, readonly string[]> = {
  development: [
    '{which}改到{to}',
    '把{which}改成{to}',
    '{which}换到{to}行不行',
    '{which}推到{to}',
    '{which}给我移到{to}去',
    '我有事,{which}往后推到{to}',
    '{which}放到{to}吧',
    '{which}改{to}',
  ],
  untouched: ['{which}挪到{to}', '{which}我想改在{to}', '把{which}调到{to}'],
};
