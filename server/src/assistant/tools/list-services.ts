import { z } from 'zod';
import { listServices, sayMoney } from '../../bookings';
import { defineTool } from '../tool';

export const listServicesTool = defineTool({
  name: 'list_services',
  description: '查这位老人能叫的上门服务、价格、要多久。叫服务之前先用它取得服务编号。',
  kind: 'read',
  input: z.object({}),
  async run(memory) {
    const services = await listServices(memory.ctx, { elderId: memory.elder.id });
    memory.saw('service', ...services.map((service) => service.id));
    if (!services.length) return memory.tell('这里暂时没有可以预约的服务。');
    return memory.tell(
      services
        .map(
          (s) =>
            `${s.name}(编号${s.id},${s.category},${sayMoney(s.yourPriceFen)}/${s.unit},约${s.durationMinutes}分钟${s.eligible ? '' : ',这位老人不符合条件'}${s.hoursEligible ? ',可用服务时长' : ''})`,
        )
        .join('\n'),
    );
  },
});
