import { fetchVoice } from './voice-bytes';

let playing: HTMLAudioElement | undefined;
let turn = 0;

/**
 * Says words aloud: with the device's own Chinese voice where it has one, otherwise with the server's.
 * Resolves to whether anything could be heard. Speaking again, or `hush`, stops what is being said.
 */
export async function speak(
  words: string,
  { rate, loud = false }: { rate: number; loud?: boolean },
): Promise<boolean> {
  hush();
  const mine = ++turn;
  const voice = await chineseVoice();
  if (mine !== turn) return true;
  if (voice) {
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voice;
    spoken.lang = 'zh-CN';
    spoken.rate = rate;
    spoken.volume = loud ? 1 : 0.85;
    window.speechSynthesis.speak(spoken);
    return true;
  }
  const bytes = await fetchVoice(words, rate);
  if (!bytes) return false;
  if (mine !== turn) return true;
  playing = new Audio(URL.createObjectURL(new Blob([bytes], { type: 'audio/mpeg' })));
  playing.volume = loud ? 1 : 0.85;
  return playing.play().then(
    () => true,
    () => false,
  );
}

/** Stops speaking at once. */
export function hush(): void {
  turn++;
  if ('speechSynthesis' in window) window.speechSynthesis.cancel();
  playing?.pause();
  playing = undefined;
}

/** Voices come late in some browsers; a quarter of a second is enough for those that have any. */
async function chineseVoice(): Promise<SpeechSynthesisVoice | undefined> {
  if (!('speechSynthesis' in window)) return undefined;
  const find = () => window.speechSynthesis.getVoices().find(({ lang }) => /^zh|^cmn/i.test(lang));
  return find() ?? new Promise((resolve) => setTimeout(() => resolve(find()), 250));
}
