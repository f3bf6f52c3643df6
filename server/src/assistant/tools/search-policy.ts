import { z } from 'zod';
import { searchPolicies } from '../../policies';
import { defineTool } from '../tool';

export const searchPolicy = defineTool({
  name: 'search_policy',
  description:
    '查养老政策原文。凡是问钱、补贴、资格、手续、电话、地点、规定,而「原文段落」里没有答案时用它;换个正式说法再查一次也用它。返回带记号的段落,只能照段落说。',
  kind: 'read',
  input: z.object({ question: z.string().min(2).max(200).describe('完整的问题,写明地区和要问的那一项') }),
  async run(memory, { question }) {
    const hits = await searchPolicies(memory.ctx, { question, region: memory.elder.region, limit: 5 });
    return memory.show(hits);
  },
});
