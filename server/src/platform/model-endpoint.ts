/** An OpenAI-compatible endpoint: chat, recognition or synthesis. */
export interface ModelEndpoint {
  /** Without a slash at the end, such as https://api.deepseek.com/v1 */
  baseUrl: string;
  apiKey?: string;
  model: string;
  /** Yuan for a million tokens, for the cost estimate in logs and metrics. */
  price?: { input: number; output: number };
}
