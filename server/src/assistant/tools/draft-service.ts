import { z } from 'zod';
import { civilDate, civilTime } from '../../../contract';
import { draftBooking } from '../../bookings';
import { defineTool, unseenId } from '../tool';
import { keepDraft } from './keep-draft';

export const draftService = defineTool({
  name: 'draft_service',
  description: '拟一张上门服务单:老人说清了哪项服务、哪天、几点之后用。只是拟单,老人说「对」才算约。',
  kind: 'draft',
  input: z.object({
    serviceId: z.string(),
    date: civilDate,
    start: civilTime,
    useHours: z.boolean().optional(),
  }),
  async run(memory, input) {
    if (!memory.hasSeen('service', input.serviceId)) return unseenId('服务', input.serviceId);
    const alongside = memory.drafts.map((draft) => draft.id);
    return keepDraft(
      memory,
      await draftBooking(memory.ctx, { kind: 'service', elderId: memory.elder.id, ...input, alongside }),
    );
  },
});
