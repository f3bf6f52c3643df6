import Taro from '@tarojs/taro';
import { problemOf } from '../../transport/problem';
import { headers } from '../../transport/request';

/** Fetches a file of the server and opens it in WeChat's viewer, from where it can be sent on. */
export async function saveFile(path: string, name: string): Promise<void> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({
    url: `${API_BASE}${path}`,
    header: headers(),
    filePath: `${Taro.env.USER_DATA_PATH}/${name}`,
  });
  if (statusCode !== 200) throw problemOf(statusCode, undefined);
  await Taro.openDocument({ filePath: tempFilePath || `${Taro.env.USER_DATA_PATH}/${name}`, showMenu: true });
}
