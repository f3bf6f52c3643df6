/**
 * Tokens of a text where the endpoint does not say. Measured on this project's prompts and tools with the o200k
 * vocabulary: a Chinese character is 0.9 of one, 3.5 other characters are one; DeepSeek and Qwen need fewer.
 */
export function estimateTokens(text: string): number {
  const chinese = text.match(/[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return Math.ceil(chinese * 0.9 + (text.length - chinese) / 3.5);
}
