import { useDidHide } from '@tarojs/taro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { changeSettings, RATES, settings } from '../settings/settings';
import { hush, speak } from '../speech/speaker';

export interface Voice {
  /** Nothing could be heard: neither this device nor the server has a voice. */
  mute: boolean;
  readIfWanted(words: string): void;
  again(words: string): void;
  slower(words: string): void;
  louder(words: string): void;
  hush(): void;
}

/** Answers read aloud, and said again slower or louder. Leaving the page ends it. */
export function useReadAloud(): Voice {
  const [mute, setMute] = useState(false);
  const loud = useRef(false);
  useDidHide(hush);
  useEffect(() => hush, []);
  return useMemo(() => {
    const read = (words: string) =>
      void speak(words, { rate: settings.get().rate, loud: loud.current }).then((heard) => setMute(!heard));
    return {
      mute,
      hush,
      again: read,
      readIfWanted: (words) => settings.get().readAloud && read(words),
      slower(words) {
        const { rate } = settings.get();
        const slower = [...RATES].reverse().find((each) => each.rate < rate) ?? RATES[0];
        changeSettings({ rate: slower.rate });
        read(words);
      },
      louder(words) {
        loud.current = true;
        read(words);
      },
    };
  }, [mute]);
}
