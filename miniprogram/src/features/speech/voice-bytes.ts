import Taro from '@tarojs/taro';
import { headers } from '../../transport/request';

/** The longest text the server says at once. */
const LONGEST = 1000;
let unavailable = false;

/** The server's voice saying these words, as mp3; undefined where it has none or cannot be reached. */
export async function fetchVoice(words: string, rate: number): Promise<ArrayBuffer | undefined> {
  if (unavailable) return undefined;
  const response = await Taro.request<ArrayBuffer>({
    url: `${API_BASE}/v1/speech/audio`,
    method: 'POST',
    header: headers(),
    data: { text: words.slice(0, LONGEST), speed: rate },
    responseType: 'arraybuffer',
    timeout: 20_000,
  }).catch(() => undefined);
  // Not configured stays so until the next start; asking again at every answer would only cost time.
  if (response?.statusCode === 501) unavailable = true;
  return response?.statusCode === 200 ? response.data : undefined;
}
