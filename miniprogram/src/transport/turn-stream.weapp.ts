import Taro from '@tarojs/taro';
import type { Turn } from '../../../server/contract';
import { noNetwork, problemOf, type RequestProblem } from './problem';
import { headers } from './request';
import { readTurnEvents, type TurnRequest } from './turn-events';
import { createUtf8Decoder } from './utf8';

/** Milliseconds: WeChat's own limit for a request. */
const TIMEOUT = 60_000;

/** Sends what was said and reads the answer as it comes. Throws `RequestProblem`. */
export function streamTurn(turn: TurnRequest): Promise<Turn> {
  const { conversationId, text, inputMode, clientTurnId } = turn;
  const events = readTurnEvents(turn);
  const decode = createUtf8Decoder();
  return new Promise((resolve, reject: (problem: RequestProblem) => void) => {
    const task = Taro.request<ArrayBuffer>({
      url: `${API_BASE}/v1/conversations/${conversationId}/turns`,
      method: 'POST',
      header: headers({ Accept: 'text/event-stream' }),
      data: { text, inputMode, clientTurnId },
      enableChunked: true,
      responseType: 'arraybuffer',
      timeout: TIMEOUT,
      success({ statusCode, data }) {
        if (statusCode >= 300) return reject(problemOf(statusCode, bodyOf(data)));
        try {
          resolve(events.done());
        } catch (problem) {
          reject(problem as RequestProblem);
        }
      },
      fail: () => reject(noNetwork()),
    });
    task.onChunkReceived(({ data }) => events.feed(decode(data)));
  });
}

function bodyOf(data: ArrayBuffer | undefined): unknown {
  try {
    return data ? JSON.parse(createUtf8Decoder()(data)) : undefined;
  } catch {
    return undefined;
  }
}
