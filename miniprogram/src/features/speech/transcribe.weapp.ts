import Taro from '@tarojs/taro';
import { noNetwork, problemOf } from '../../transport/problem';
import { headers } from '../../transport/request';
import type { Recording } from './recording';

/** What was said in a recording. Throws `RequestProblem`. */
export async function transcribe(recording: Recording, elderId?: string): Promise<string> {
  const { Authorization = '' } = headers();
  const { statusCode, data } = await Taro.uploadFile({
    url: `${API_BASE}/v1/speech/transcriptions`,
    filePath: recording.path!,
    name: 'file',
    formData: elderId ? { elderId } : {},
    header: { Authorization },
  }).catch(() => {
    throw noNetwork();
  });
  const body = parse(data);
  if (statusCode >= 300) throw problemOf(statusCode, body);
  return (body as { text: string }).text;
}

const parse = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};
