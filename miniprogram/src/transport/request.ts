import Taro from '@tarojs/taro';
import { closeSession, session } from '../features/session/session';
import { noNetwork, problemOf } from './problem';

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: object;
  /** For what must not happen twice: the same key, the same effect. */
  idempotencyKey?: string;
}

/** Milliseconds; WeChat gives up after 60 s, an elder long before. */
const TIMEOUT = 20_000;

/** Asks the server. Throws `RequestProblem`; one with status 0 when there is no network. */
export async function request<T>(
  path: string,
  { method = 'GET', body, idempotencyKey }: Options = {},
): Promise<T> {
  const response = await Taro.request<T>({
    url: `${API_BASE}${path}`,
    method: method as keyof Taro.request.Method,
    data: body,
    timeout: TIMEOUT,
    header: headers(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  }).catch(() => {
    throw noNetwork();
  });
  if (response.statusCode >= 200 && response.statusCode < 300) return response.data;
  if (response.statusCode === 401) closeSession();
  throw problemOf(response.statusCode, response.data);
}

export function headers(more: Record<string, string> = {}): Record<string, string> {
  const { token } = session.get();
  return {
    'Content-Type': 'application/json',
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...more,
  };
}

/** A key for one intended act; keep it for the act's retries. */
export const newKey = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
