import { problemOf } from '../../transport/problem';
import { headers } from '../../transport/request';

/** Fetches a file of the server and hands it to the browser to keep. */
export async function saveFile(path: string, name: string): Promise<void> {
  const response = await fetch(`${API_BASE}${path}`, { headers: headers() });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
