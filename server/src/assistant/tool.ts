import { z } from 'zod';
import type { TurnMemory } from './turn-memory';

/** A tool of the model: a thin wrapper of a verb. It reads or it drafts; none confirms, changes or cancels. */
export interface AssistantTool {
  name: string;
  /** Says when to use it. */
  description: string;
  kind: 'read' | 'draft' | 'hand_over';
  /** JSON Schema of the arguments. */
  parameters: unknown;
  /** Checks the arguments and runs. What it returns is written to be quoted; bad arguments come back as words too. */
  run(memory: TurnMemory, args: unknown): Promise<string>;
}

export function defineTool<S extends z.ZodType>(definition: {
  name: string;
  description: string;
  kind: AssistantTool['kind'];
  input: S;
  run(memory: TurnMemory, input: z.infer<S>): Promise<string>;
}): AssistantTool {
  const { input, run, ...rest } = definition;
  return {
    ...rest,
    parameters: z.toJSONSchema(input, { target: 'draft-7' }),
    async run(memory, args) {
      const parsed = input.safeParse(args);
      if (!parsed.success)
        return `参数不对:${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join(';')}`;
      memory.toolsUsed.add(rest.name);
      return run(memory, parsed.data);
    },
  };
}

/** The words for an id that was not in any list shown in this turn. */
export const unseenId = (what: string, id: string): string =>
  `没有见过编号为 ${id} 的${what}。请先用查询工具取得编号,再拟单。`;
