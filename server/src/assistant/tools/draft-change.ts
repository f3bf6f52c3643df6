import { z } from 'zod';
import { civilDate, civilTime, mealName } from '../../../contract';
import { previewReschedule } from '../../bookings';
import { defineTool, unseenId } from '../tool';

export const draftChange = defineTool({
  name: 'draft_change',
  description:
    '老人要把一张已经订好的单子改到别的日子、别的顿或别的时间时用。先查 my_bookings 取得编号。老人说「对」才会真的改。',
  kind: 'draft',
  input: z.object({
    bookingId: z.string(),
    date: civilDate,
    meal: mealName.optional(),
    start: civilTime.optional(),
  }),
  async run(memory, input) {
    if (!memory.hasSeen('booking', input.bookingId)) return unseenId('单子', input.bookingId);
    const preview = await previewReschedule(memory.ctx, input);
    if (!preview.ok) {
      memory.refusals.push(...preview.refusals);
      return memory.tell(`改不了:${preview.refusals.map((refusal) => refusal.reason).join(';')}`);
    }
    memory.proposal = { kind: 'reschedule', ...input };
    return '系统会向老人确认要不要这样改。你不要说已经改了。';
  },
});
