import Taro from '@tarojs/taro';
import { createSilenceWatch, LONGEST, type Recorder, type RecorderEvents, type Sorry } from './recording';
import { loudnessOfPcm, wavOf } from './wav';

const RATE = 16_000;

/**
 * WeChat's recorder. Raw samples, because compressed frames tell nothing about loudness; a WAV is made at the end.
 * There is one recorder for the whole program: each recording takes its listeners over.
 */
export function createRecorder(events: RecorderEvents): Recorder {
  const manager = Taro.getRecorderManager();
  const heard = createSilenceWatch();
  let frames: ArrayBuffer[] = [];
  let seconds = 0;
  let over = false;

  const sorry = (why: Sorry) => {
    if (over) return;
    over = true;
    events.onSorry(why);
  };
  const finish = () => {
    if (over) return;
    over = true;
    if (!frames.length) return events.onSorry('nothing_heard');
    try {
      const path = `${Taro.env.USER_DATA_PATH}/said.wav`;
      Taro.getFileSystemManager().writeFileSync(path, wavOf(frames, RATE), 'binary');
      events.onDone({ type: 'audio/wav', seconds, path });
    } catch {
      events.onSorry('failed');
    }
  };
  const listen = () => {
    manager.onStart(() => !over && events.onStart());
    manager.onError(({ errMsg }) => sorry(/auth|deny|denied|permission/i.test(errMsg) ? 'denied' : 'failed'));
    manager.onInterruptionBegin(() => {
      sorry('interrupted');
      manager.stop();
    });
    manager.onFrameRecorded(({ frameBuffer }) => {
      if (over) return;
      frames.push(frameBuffer);
      seconds += frameBuffer.byteLength / 2 / RATE;
      const level = loudnessOfPcm(frameBuffer);
      events.onLevel(level);
      const verdict = heard(level, seconds);
      if (verdict === 'finished') manager.stop();
      else if (verdict === 'nothing_heard') {
        sorry('nothing_heard');
        manager.stop();
      }
    });
    manager.onStop(finish);
  };

  return {
    start() {
      frames = [];
      Taro.authorize({ scope: 'scope.record' }).then(
        () => {
          if (over) return;
          listen();
          manager.start({
            format: 'PCM',
            sampleRate: RATE,
            numberOfChannels: 1,
            // Kilobytes a frame: a tenth of a second.
            frameSize: 3.2,
            duration: LONGEST * 1000,
          });
        },
        () => sorry('denied'),
      );
    },
    stop: () => manager.stop(),
    cancel() {
      over = true;
      manager.stop();
    },
  };
}
