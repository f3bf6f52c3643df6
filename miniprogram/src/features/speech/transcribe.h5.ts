import { noNetwork, problemOf } from '../../transport/problem';
import { headers } from '../../transport/request';
import type { Recording } from './recording';

/** What was said in a recording. Throws `RequestProblem`. */
export async function transcribe(recording: Recording, elderId?: string): Promise<string> {
  const form = new FormData();
  form.append('file', recording.blob!, `said.${recording.type.split('/')[1] ?? 'webm'}`);
  if (elderId) form.append('elderId', elderId);
  const { Authorization = '' } = headers();
  const response = await fetch(`${API_BASE}/v1/speech/transcriptions`, {
    method: 'POST',
    headers: { Authorization },
    body: form,
  }).catch(() => {
    throw noNetwork();
  });
  const body = (await response.json().catch(() => undefined)) as { text: string };
  if (!response.ok) throw problemOf(response.status, body);
  return body.text;
}
