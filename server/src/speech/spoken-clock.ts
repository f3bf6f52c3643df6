import { sayInteger } from './spoken-number';

const CLOCK = '([01]?\\d|2[0-4]):([0-5]\\d)(?!\\d|:)(?::[0-5]\\d)?';
const PART = '(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|今晚|明晚|早|晚)\\s*';

/** 15:30 → 下午三点半; 09:00-11:00 → 上午九点到十一点. A part of the day that is written already is not said twice. */
export function sayClockTimes(text: string): string {
  return text
    .replace(
      new RegExp(`(?:${PART})?(?<![\\d:])${CLOCK}\\s*(?:-|–|—{1,2}|~|～|至|到)\\s*(?:${PART})?${CLOCK}`, 'g'),
      (
        _,
        part: string | undefined,
        h1: string,
        m1: string,
        part2: string | undefined,
        h2: string,
        m2: string,
      ) => {
        const first = part ? part + sayHour(h1, m1) : sayClock(h1, m1);
        const same = partOf(Number(h1)) === partOf(Number(h2));
        const second = part2 ? part2 + sayHour(h2, m2) : same ? sayHour(h2, m2) : sayClock(h2, m2);
        return `${first}到${second}`;
      },
    )
    .replace(
      new RegExp(`(?:${PART})?(?<![\\d:])${CLOCK}`, 'g'),
      (_, part: string | undefined, hour: string, minute: string) =>
        part ? part + sayHour(hour, minute) : sayClock(hour, minute),
    );
}

const sayClock = (hour: string, minute: string): string => partOf(Number(hour)) + sayHour(hour, minute);

function sayHour(hour: string, minute: string): string {
  if (hour === '24') return '十二点';
  const h = Number(hour);
  const m = Number(minute);
  const twelve = h > 12 ? h - 12 : h;
  const said = twelve === 2 ? '两点' : `${sayInteger(String(twelve))}点`;
  if (m === 0) return said;
  if (m === 15) return `${said}一刻`;
  if (m === 30) return `${said}半`;
  return `${said}${m < 10 ? '零' : ''}${sayInteger(String(m))}分`;
}

function partOf(hour: number): string {
  if (hour < 5) return '凌晨';
  if (hour < 9) return '早上';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  if (hour < 18) return '下午';
  return hour === 24 ? '夜里' : '晚上';
}
