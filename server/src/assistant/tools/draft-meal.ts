import { z } from 'zod';
import { civilDate, mealName } from '../../../contract';
import { draftBooking } from '../../bookings';
import { defineTool, unseenId } from '../tool';
import { keepDraft } from './keep-draft';

export const draftMeal = defineTool({
  name: 'draft_meal',
  description:
    '拟一张餐单:老人说清了哪天、哪顿、哪些菜、送不送之后用。只是拟单,系统会念给老人听,老人说「对」才算订。几天就拟几张。',
  kind: 'draft',
  input: z.object({
    siteId: z.string(),
    date: civilDate,
    meal: mealName,
    items: z
      .array(z.object({ dishId: z.string(), quantity: z.int().min(1).max(20) }))
      .min(1)
      .max(10),
    delivery: z.boolean(),
  }),
  async run(memory, input) {
    if (!memory.hasSeen('site', input.siteId)) return unseenId('食堂', input.siteId);
    const unseen = input.items.find((item) => !memory.hasSeen('dish', `${input.siteId}/${item.dishId}`));
    if (unseen) return unseenId('菜', unseen.dishId);
    const alongside = memory.drafts.map((draft) => draft.id);
    return keepDraft(
      memory,
      await draftBooking(memory.ctx, { kind: 'meal', elderId: memory.elder.id, ...input, alongside }),
    );
  },
});
