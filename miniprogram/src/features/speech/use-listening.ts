import { useDidHide } from '@tarojs/taro';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { asProblem } from '../../components/loaded';
import { currentElder, session } from '../session/session';
import { settings } from '../settings/settings';
import { nextListening } from './listening';
import { createRecogniser } from './recogniser';
import { createRecorder } from './recorder';
import type { Recorder, RecorderEvents, Recording, Sorry } from './recording';
import { hush } from './speaker';
import { transcribe } from './transcribe';

/** Listening for a page: tap to start, tap or two seconds of quiet to stop. What was said goes to `onWords`. */
export function useListening(onWords: (words: string) => void) {
  const [listening, send] = useReducer(nextListening, { state: 'idle' });
  const recorder = useRef<Recorder>();
  const said = useRef(onWords);
  said.current = onWords;

  const leave = useCallback(() => {
    recorder.current?.cancel();
    recorder.current = undefined;
    send({ type: 'leave' });
  }, []);
  useDidHide(leave);
  useEffect(() => leave, [leave]);

  const start = useCallback(() => {
    // A second tap while the phone still asks for permission must not open a second recording.
    if (recorder.current) return;
    hush();
    send({ type: 'start' });
    const events: RecorderEvents = {
      onStart: () => send({ type: 'started' }),
      onLevel: (level) => send({ type: 'level', level }),
      onSorry: (why) => {
        recorder.current = undefined;
        send({ type: 'sorry', why });
      },
      onHeard: (words) => {
        recorder.current = undefined;
        send({ type: 'recorded' });
        take(words);
      },
      onDone: (recording) => {
        recorder.current = undefined;
        send({ type: 'recorded' });
        void understand(recording);
      },
    };
    const mine = (settings.get().browserEars && createRecogniser(events)) || createRecorder(events);
    recorder.current = mine;
    mine.start();
  }, []);

  function take(heard: string): void {
    const words = heard.trim();
    send(words ? { type: 'understood' } : { type: 'sorry', why: 'nothing_heard' });
    if (words) said.current(words);
  }

  async function understand(recording: Recording): Promise<void> {
    try {
      take(await transcribe(recording, currentElder(session.get())?.id));
    } catch (problem) {
      send({ type: 'sorry', why: whyOf(problem) });
    }
  }

  const stop = useCallback(() => recorder.current?.stop(), []);
  return { listening, start, stop, leave };
}

function whyOf(problem: unknown): Sorry {
  const { code, offline } = asProblem(problem);
  if (offline) return 'offline';
  return code === 'not_configured' ? 'not_configured' : 'failed';
}
