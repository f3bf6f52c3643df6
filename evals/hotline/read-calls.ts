import { readFileSync } from 'node:fs';
import type { Part } from '../harness/report';

/** What the console should show beside one sentence of the caller. */
export type Expected =
  | { show: 'passage'; holding: string }
  /** What was looked for, and no passage. */
  | { show: 'silence' }
  | { show: 'danger'; kind: string }
  | { show: 'nothing' }
  /** Only the order counts. */
  | { show: 'order' };

export interface WrittenOrder {
  kind: 'meal' | 'service';
  date: string;
  /** `lunch`, or `09:00` of a visit. */
  at: string;
  /** `红烧肉*1,素什锦*1`, or the service's name. */
  what: string;
  how?: 'delivery' | 'pickup';
}

export interface WrittenCall {
  id: string;
  callerPhone: string;
  /** The elder's name where the number leaves it open; `none` where nobody is known. */
  about?: string;
  why: string;
  says: { text: string; expected: Expected }[];
  order?: WrittenOrder;
  /** By which words the caller agrees; without them nothing is booked. */
  yes?: string;
}

/** Reads `<part>/calls.txt`; its form is told in the README. Throws and names the line that it cannot read. */
export function readCalls(part: Part): WrittenCall[] {
  const calls: WrittenCall[] = [];
  const lines = readFileSync(new URL(`./${part}/calls.txt`, import.meta.url), 'utf8').split('\n');
  lines.forEach((line, n) => {
    if (!line.trim()) return;
    const mark = line.slice(0, 2);
    const rest = line.slice(2).trim();
    const call = calls.at(-1);
    if (mark === '# ') {
      const [id = '', callerPhone = '', about = '-', why = ''] = rest.split('|').map((cell) => cell.trim());
      if (!why) throw new Error(`${part}/calls.txt:${n + 1}: a call has an id, a number, an elder and a why`);
      calls.push({ id, callerPhone, about: about === '-' ? undefined : about, why, says: [] });
    } else if (mark === 'C ' && call) {
      const [text = '', expected] = rest.split(' => ');
      call.says.push({ text, expected: expectedOf(expected) });
    } else if (mark === '= ' && call) call.order = orderOf(rest);
    else if (mark === 'Y ' && call) call.yes = rest;
    else throw new Error(`${part}/calls.txt:${n + 1}: ${line}`);
  });
  return calls;
}

function expectedOf(text: string | undefined): Expected {
  if (text === undefined) return { show: 'order' };
  if (text === '?') return { show: 'silence' };
  if (text === '-') return { show: 'nothing' };
  if (text.startsWith('!')) return { show: 'danger', kind: text.slice(1) };
  return { show: 'passage', holding: text };
}

function orderOf(text: string): WrittenOrder {
  const [kind, date = '', at = '', what = '', how] = text.split(' ');
  if (kind !== 'meal' && kind !== 'service') throw new Error(`an order is a meal or a service: ${text}`);
  return { kind, date, at, what, how: how === 'delivery' || how === 'pickup' ? how : undefined };
}
