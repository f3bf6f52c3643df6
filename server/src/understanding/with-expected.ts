import { civilDateOf } from '../platform/civil-time';
import { readNumber } from './numbers/read-number';
import type { SlotsRead } from './read-slots';
import type { UnderstandInput } from './types';
import { readWhen } from './when/read-when';

/** Words that mean something only as an answer to what was asked: a bare 四 as an hour, 两 as portions, an address. */
export function withExpected(slots: SlotsRead, text: string, { expecting, now }: UnderstandInput): SlotsRead {
  if (!expecting) return slots;
  const bare = text.replace(/[,。!?吧啊呀的呢就要是]/g, '');
  const number = readNumber(bare);
  switch (expecting.kind) {
    case 'quantity':
      return slots.quantity === undefined && number !== undefined ? { ...slots, quantity: number } : slots;
    case 'time':
      return slots.when.kind === 'none' && number !== undefined && number <= 24
        ? { ...slots, when: readWhen(`${bare}点`, now) }
        : slots;
    case 'day':
      return slots.when.kind === 'none' && number !== undefined && number <= 31 && bare.length > 0
        ? { ...slots, when: asDay(bare, number, now) }
        : slots;
    case 'address':
      return slots.address === undefined && bare.length >= 3 && slots.when.kind === 'none'
        ? {
            ...slots,
            address: text.replace(
              /^(?:送到|送去|送|就|在|到|我在|我家?住在?|地址是)+|(?:吧|就行|就好|啊|呀|那里|那儿)+$/g,
              '',
            ),
          }
        : slots;
    default:
      return slots;
  }
}

/** A bare 五 as a day is Friday or the fifth: asked about unless the number can only be a date. */
function asDay(bare: string, number: number, now: Date) {
  const date = readWhen(`${bare}号`, now);
  if (number > 7) return date;
  const weekday = readWhen(`周${'一二三四五六日'[number - 1] ?? ''}`, now);
  const days = [...weekday.days, ...(weekday.ask?.days ?? []), ...date.days, ...(date.ask?.days ?? [])];
  return {
    kind: 'ask' as const,
    days: [],
    evidence: bare,
    ask: {
      about: 'day' as const,
      reason: 'ambiguous' as const,
      days: [...new Set(days)].filter((day) => day >= civilDateOf(now)).sort(),
      times: [],
    },
  };
}
