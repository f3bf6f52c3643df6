import type { ReactNode } from 'react';
import type { Booking } from '../../../server/contract';
import { useSession } from '../features/session/session';
import { Box, Heading, Words } from '../ui/controls';
import { dayOf, MEALS, sayDay, sayInstant } from '../words/days';
import { money } from '../words/money';
import { Icon } from './icon';

const STATUS: Record<Booking['status'], [string, string]> = {
  drafted: ['还没订,请您看一看', ''],
  confirmed: ['已经订好', 'slip__tag--done'],
  cancelled: ['已取消', 'slip__tag--off'],
  fulfilled: ['已完成', 'slip__tag--done'],
  missed: ['没有赶上', 'slip__tag--off'],
};

/** A draft or a booking, as one would write it on a slip of paper: what, when, where, what it costs, until when. */
export function Slip({ booking, children }: { booking: Booking; children?: ReactNode }) {
  const today = useSession().today ?? dayOf(Date.now());
  return (
    <Box as="article" className="stack slip">
      <Status booking={booking} />
      <Heading level={2} className="slip__title">
        {booking.title}
      </Heading>
      <Box as="ul" className="lines">
        <Line name="时间">{when(booking, today)}</Line>
        {booking.siteName ? <Line name="地点">{booking.siteName}</Line> : null}
        {booking.kind === 'meal' ? (
          <Line name="怎么吃">
            {booking.delivery ? `送到 ${booking.address ?? '家里'}` : '自己去吃,或去取'}
          </Line>
        ) : null}
        {booking.kind === 'service' && booking.address ? <Line name="上门">{booking.address}</Line> : null}
        {booking.items?.map((item) => (
          <Line key={item.dishId} name={`${item.name} ×${item.quantity}`}>
            {money(item.unitFen * item.quantity)}
          </Line>
        ))}
        {booking.deliveryFen ? <Line name="送餐费">{money(booking.deliveryFen)}</Line> : null}
        {booking.subsidyLines.map((line) => (
          <Line key={line.title} name={line.title}>
            {line.fen ? `减 ${money(line.fen)}` : '免'}
          </Line>
        ))}
        {booking.hoursCharged ? <Line name="用服务时长">{`${booking.hoursCharged} 小时`}</Line> : null}
        {booking.note ? <Line name="备注">{booking.note}</Line> : null}
        <Box as="li" className="line line--total">
          <Words>{booking.status === 'drafted' ? '您要付' : '付'}</Words>
          <Words className="line__value">{money(booking.payableFen)}</Words>
        </Box>
      </Box>
      {booking.warnings?.map(({ rule, text }) => (
        <Box key={rule} className="slip__warn">
          <Icon name="warning" />
          <Words>{text}</Words>
        </Box>
      ))}
      {booking.status === 'drafted' || booking.status === 'confirmed' ? (
        <Words className="soft small">{deadline(booking, today)}</Words>
      ) : null}
      {children}
    </Box>
  );
}

/** In words and colour: booked, cancelled, done. */
export function Status({ booking }: { booking: Booking }) {
  const [status, tone] = STATUS[booking.status];
  return <Words className={`slip__tag ${tone}`}>{status}</Words>;
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box as="li" className="line">
    <Words className="line__name">{name}</Words>
    <Words className="line__value">{children}</Words>
  </Box>
);

/** 「明天(11月25日,周三)午饭」 */
export function when({ date, meal, start, end }: Booking, today: string): string {
  const time = meal ? MEALS[meal] : start ? `${start}${end ? `到${end}` : ''}` : '';
  return `${sayDay(date, today)}${time ? ` ${time}` : ''}`;
}

const deadline = ({ status, cutoff, cancelCutoff }: Booking, today: string) =>
  status === 'drafted'
    ? `${sayInstant(cutoff, today)} 以前可以订`
    : `${sayInstant(cancelCutoff ?? cutoff, today)} 以前可以改、可以取消`;
