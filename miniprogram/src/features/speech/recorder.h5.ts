import { createSilenceWatch, type Recorder, type RecorderEvents, type Sorry } from './recording';

const TYPES = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4'];
const TICK_MS = 100;

/** The browser's microphone. Leaving the page, another program taking the microphone, and refusal all end it cleanly. */
export function createRecorder(events: RecorderEvents): Recorder {
  let recorder: MediaRecorder | undefined;
  let stream: MediaStream | undefined;
  let context: AudioContext | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let over = false;
  let began = 0;

  const release = () => {
    over = true;
    clearInterval(ticking);
    for (const track of stream?.getTracks() ?? []) track.stop();
    void context?.close().catch(() => undefined);
    document.removeEventListener('visibilitychange', leave);
  };
  const sorry = (why: Sorry) => {
    if (over) return;
    release();
    events.onSorry(why);
  };
  const leave = () => {
    if (document.hidden) sorry('interrupted');
  };

  const begin = (opened: MediaStream) => {
    stream = opened;
    if (over) return release();
    const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each)) ?? '';
    const parts: Blob[] = [];
    recorder = new MediaRecorder(opened, type ? { mimeType: type } : undefined);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onerror = () => sorry('failed');
    recorder.onstop = () => {
      if (over) return;
      release();
      const kind = (recorder?.mimeType || type || 'audio/webm').split(';')[0]!;
      events.onDone({ type: kind, seconds: secondsSince(began), blob: new Blob(parts, { type: kind }) });
    };
    for (const track of opened.getTracks()) track.onended = () => sorry('interrupted');
    document.addEventListener('visibilitychange', leave);
    began = Date.now();
    recorder.start();
    events.onStart();
    watch(opened);
  };

  const watch = (opened: MediaStream) => {
    context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(opened).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const heard = createSilenceWatch();
    ticking = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const level = loudness(samples);
      events.onLevel(level);
      const verdict = heard(level, secondsSince(began));
      if (verdict === 'finished') stop();
      else if (verdict === 'nothing_heard') sorry('nothing_heard');
    }, TICK_MS);
  };

  const stop = () => {
    if (recorder?.state === 'recording') recorder.stop();
    else if (!recorder) sorry('nothing_heard');
  };

  return {
    start() {
      if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined')
        return sorry('no_microphone');
      navigator.mediaDevices
        .getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } })
        .then(begin, (error: DOMException) =>
          sorry(error.name === 'NotAllowedError' ? 'denied' : 'no_microphone'),
        );
    },
    stop,
    cancel: release,
  };
}

const secondsSince = (began: number) => (Date.now() - began) / 1000;

/** Root mean square stretched so that ordinary speech fills the meter. */
function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.min(1, Math.sqrt(sum / samples.length) * 5);
}
