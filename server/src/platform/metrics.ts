import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** One registry for each app, so that tests don't share counters. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
  return {
    registry,
    requests: new Counter({
      name: 'yinling_http_requests_total',
      help: 'HTTP requests',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'yinling_http_request_seconds',
      help: 'HTTP request time in seconds',
      labelNames: ['route'],
      buckets: seconds,
      registers,
    }),
    turns: new Counter({
      name: 'yinling_turns_total',
      help: 'Conversation turns',
      labelNames: ['outcome', 'engine'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'yinling_turn_seconds',
      help: 'Time to finish a turn in seconds',
      labelNames: ['engine'],
      buckets: seconds,
      registers,
    }),
    bookings: new Counter({
      name: 'yinling_booking_transitions_total',
      help: 'Booking transitions',
      labelNames: ['kind', 'to'],
      registers,
    }),
    policyAnswers: new Counter({
      name: 'yinling_policy_answers_total',
      help: 'Policy answers',
      labelNames: ['outcome'],
      registers,
    }),
    modelCalls: new Counter({
      name: 'yinling_model_calls_total',
      help: 'Calls to the language model',
      labelNames: ['result'],
      registers,
    }),
    modelTokens: new Counter({
      name: 'yinling_model_tokens_total',
      help: 'Language model tokens',
      labelNames: ['direction'],
      registers,
    }),
    modelCost: new Counter({
      name: 'yinling_model_cost_yuan_total',
      help: 'Language model cost, estimated by LLM_PRICE, in yuan',
      registers,
    }),
    modelFirstTextSeconds: new Histogram({
      name: 'yinling_model_first_text_seconds',
      help: 'Time to the first checked sentence of a turn with the language model, in seconds',
      buckets: seconds,
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
