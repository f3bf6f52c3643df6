import type { Booking, Draft } from '../../contract';
import { MEAL_WORDS, sayDate, sayInstant, sayItems, sayMoney, sayTime } from '../bookings';
import type { CivilDate } from '../platform/civil-time';

/** 「明天(11月25日,周三)午饭,通扬食堂,红烧肉」 */
export function sayWhat(booking: Booking, today: CivilDate): string {
  const when = `${sayDate(booking.date, today)}${booking.meal ? MEAL_WORDS[booking.meal] : ''}${booking.start ? sayTime(booking.start) : ''}`;
  const what = booking.items ? sayItems(booking.items) : booking.title;
  return [when, booking.items ? booking.siteName : undefined, what].filter(Boolean).join(',');
}

const sayWhere = (booking: Booking): string | undefined => {
  if (booking.kind === 'service') return booking.address && `到${booking.address}`;
  return booking.delivery ? `送到${booking.address ?? '家里'}` : '自己去取';
};

/** What it costs, with the discount or the hours named: 「一共14元(70–79岁助餐优惠减了3元,含送餐费2元)」. */
export function sayCost(booking: Booking): string {
  if (booking.hoursCharged) return `用${booking.hoursCharged}小时服务时长,不用付钱`;
  const off = booking.subsidyLines
    .filter((line) => line.fen > 0)
    .map((line) => `${line.title}减了${sayMoney(line.fen)}`);
  const delivery = booking.deliveryFen ? [`含送餐费${sayMoney(booking.deliveryFen)}`] : [];
  const total = booking.payableFen ? `一共${sayMoney(booking.payableFen)}` : '不用付钱';
  const parts = [...off, ...delivery];
  return parts.length ? `${total}(${parts.join(',')})` : total;
}

/** Everything that is about to be agreed to, read once as a whole. */
export function readBack(drafts: Draft[], today: CivilDate): string {
  const several = drafts.length > 1;
  const lines = drafts.map((draft, n) => {
    const line = [sayWhat(draft, today), sayWhere(draft), sayCost(draft)].filter(Boolean).join(',');
    return several ? `${n + 1}. ${line}` : line;
  });
  const total = several
    ? `\n合计${sayMoney(drafts.reduce((sum, draft) => sum + draft.payableFen, 0))}。`
    : '';
  const reminders = [
    ...new Set(
      drafts
        .flatMap((draft) => draft.warnings ?? [])
        .filter((w) => !w.blocking)
        .map((w) => w.text),
    ),
  ];
  const notes = reminders.map((text) => (/[。!?]$/.test(text) ? text : `${text}。`)).join('');
  return `${lines.join(several ? ';\n' : '')}。${total}${notes}${sayCancelUntil(drafts[0], today)}这样订,对吗?`;
}

const sayCancelUntil = (draft: Draft | undefined, today: CivilDate): string =>
  draft?.cancelCutoff ? `${sayInstant(new Date(draft.cancelCutoff), today)}前能退。` : '';

export const sayBooked = (bookings: Booking[], today: CivilDate): string => {
  const lines = bookings.map((booking) =>
    [sayWhat(booking, today), sayWhere(booking), sayCost(booking)].filter(Boolean).join(','),
  );
  return bookings.length > 1
    ? `都订好了:\n${lines.map((line, n) => `${n + 1}. ${line}`).join(';\n')}。`
    : `订好了:${lines[0]}。`;
};
