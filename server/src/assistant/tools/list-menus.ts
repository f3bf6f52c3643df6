import { z } from 'zod';
import { civilDate, mealName } from '../../../contract';
import { listMenus, sayDate, sayMoney } from '../../bookings';
import { defineTool } from '../tool';

const MEALS = { breakfast: '早饭', lunch: '午饭', dinner: '晚饭' };

export const listMenusTool = defineTool({
  name: 'list_menus',
  description: '查某一天各食堂的菜单、这位老人的价格、还剩几份、几点前能订。拟餐单之前必须先查。',
  kind: 'read',
  input: z.object({ date: civilDate, meal: mealName.optional() }),
  async run(memory, { date, meal }) {
    const menus = await listMenus(memory.ctx, { elderId: memory.elder.id, date, meal });
    if (!menus.length) return memory.tell(`${sayDate(date, memory.ctx.clock.today())}附近没有食堂供餐。`);
    const lines = menus.slice(0, 6).map((menu) => {
      memory.saw('site', menu.siteId);
      memory.saw('dish', ...menu.dishes.map((dish) => `${menu.siteId}/${dish.id}`));
      const dishes = menu.dishes
        .map(
          (dish) =>
            `${dish.name}(编号${dish.id},${sayMoney(dish.yourPriceFen)}${dish.remaining ? '' : ',已订完'})`,
        )
        .join('、');
      const state = menu.open ? '可以订' : '已经不能订了';
      return `${menu.siteName}(编号${menu.siteId})${MEALS[menu.meal]},${state},${menu.delivers ? `可送餐,送餐费${sayMoney(menu.deliveryFen)}` : '不送到家'}:${dishes}`;
    });
    return memory.tell(`${sayDate(date, memory.ctx.clock.today())}\n${lines.join('\n')}`);
  },
});
