import { z } from 'zod';
import { defineTool } from '../tool';

export const handOver = defineTool({
  name: 'hand_over',
  description: '老人要找人工、要投诉,或者你帮不上忙时用。系统会转给话务员。',
  kind: 'hand_over',
  input: z.object({ reason: z.string().max(200) }),
  async run(memory, { reason }) {
    memory.proposal = { kind: 'hand_over', reason };
    return '系统正在转人工。';
  },
});
