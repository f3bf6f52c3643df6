import { z } from 'zod';
import { defineTool, unseenId } from '../tool';

export const draftCancellation = defineTool({
  name: 'draft_cancellation',
  description:
    '老人要退掉一张已经订好的单子时用。先查 my_bookings 取得编号;几张都像时先问老人是哪一张。老人说「对」才会真的退。',
  kind: 'draft',
  input: z.object({ bookingId: z.string() }),
  async run(memory, { bookingId }) {
    if (!memory.hasSeen('booking', bookingId)) return unseenId('单子', bookingId);
    memory.proposal = { kind: 'cancel', bookingId };
    return '系统会向老人确认是不是要退。你不要说已经退了。';
  },
});
