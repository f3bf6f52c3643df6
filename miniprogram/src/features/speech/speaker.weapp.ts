import Taro from '@tarojs/taro';
import { fetchVoice } from './voice-bytes';

let playing: Taro.InnerAudioContext | undefined;
let turn = 0;

/** Says words aloud with the server's voice. Resolves to whether anything could be heard. */
export async function speak(
  words: string,
  { rate, loud = false }: { rate: number; loud?: boolean },
): Promise<boolean> {
  hush();
  const mine = ++turn;
  const bytes = await fetchVoice(words, rate);
  if (!bytes) return false;
  if (mine !== turn) return true;
  const path = `${Taro.env.USER_DATA_PATH}/answer.mp3`;
  Taro.getFileSystemManager().writeFileSync(path, bytes, 'binary');
  playing = Taro.createInnerAudioContext();
  playing.src = path;
  playing.volume = loud ? 1 : 0.85;
  playing.play();
  return true;
}

/** Stops speaking at once. */
export function hush(): void {
  turn++;
  playing?.stop();
  playing?.destroy();
  playing = undefined;
}
