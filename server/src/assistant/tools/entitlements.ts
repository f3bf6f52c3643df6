import { z } from 'zod';
import { hoursLeft } from '../../bookings';
import { defineTool } from '../tool';

export const entitlements = defineTool({
  name: 'entitlements',
  description:
    '查这位老人本月的政府购买服务时长:一共多少、用了多少、还剩多少。问「我还有几个小时」时用它。不回答补贴资格,那要查政策。',
  kind: 'read',
  input: z.object({}),
  async run(memory) {
    const month = memory.ctx.clock.today().slice(0, 7);
    const hours = await hoursLeft(memory.ctx, { elderId: memory.elder.id, month });
    return memory.tell(
      `本月共${hours.granted}小时,已用${hours.used}小时,已约${hours.reserved}小时,还剩${hours.left}小时,月底清零。`,
    );
  },
});
