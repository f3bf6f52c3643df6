import { z } from 'zod';
import { listBookings, sayDate, sayMoney } from '../../bookings';
import { defineTool } from '../tool';

export const myBookings = defineTool({
  name: 'my_bookings',
  description: '查这位老人今天起已经订好的餐和服务。问「我订了什么」、要改、要退的时候先用它取得单子编号。',
  kind: 'read',
  input: z.object({}),
  async run(memory) {
    const today = memory.ctx.clock.today();
    const bookings = await listBookings(memory.ctx, {
      elderId: memory.elder.id,
      from: today,
      status: 'confirmed',
    });
    memory.saw('booking', ...bookings.map((booking) => booking.id));
    if (!bookings.length) return memory.tell('现在没有预订。');
    return memory.tell(
      bookings
        .map(
          (b) =>
            `${b.title}(编号${b.id}),${sayDate(b.date, today)}${b.start ? ` ${b.start}` : ''},要付${sayMoney(b.payableFen)}`,
        )
        .join('\n'),
    );
  },
});
