import { z } from 'zod';
import { civilDate } from '../../../contract';
import { listSlots, sayDate } from '../../bookings';
import { defineTool, unseenId } from '../tool';

export const listSlotsTool = defineTool({
  name: 'list_slots',
  description: '查一项服务在一段日子里哪些时段还有空。拟服务单之前先查。',
  kind: 'read',
  input: z.object({ serviceId: z.string(), from: civilDate, to: civilDate }),
  async run(memory, { serviceId, from, to }) {
    if (!memory.hasSeen('service', serviceId)) return unseenId('服务', serviceId);
    const today = memory.ctx.clock.today();
    const slots = (await listSlots(memory.ctx, { serviceId, from, to })).filter((slot) => slot.open);
    if (!slots.length) return memory.tell('这几天都约满了。');
    return memory.tell(
      slots
        .slice(0, 20)
        .map((slot) => `${sayDate(slot.date, today)} ${slot.start}到${slot.end},日期 ${slot.date}`)
        .join('\n'),
    );
  },
});
