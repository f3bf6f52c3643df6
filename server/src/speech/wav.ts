import { Problem } from '../platform/errors';

export interface Pcm {
  sampleRate: number;
  /** Mono, −1 … 1. */
  samples: Float32Array;
}

const ascii = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** The length of a WAV file in seconds, or undefined when it isn't one. Microsoft RIFF, chunks in any order. */
export function wavSeconds(bytes: Uint8Array): number | undefined {
  const chunks = wavChunks(bytes);
  const format = chunks?.get('fmt ');
  const data = chunks?.get('data');
  if (!format || !data) return undefined;
  const bytesPerSecond = new DataView(format.buffer, format.byteOffset).getUint32(8, true);
  return bytesPerSecond ? data.length / bytesPerSecond : undefined;
}

/** Samples of a 16-bit PCM WAV, mixed to mono. */
export function decodeWav(bytes: Uint8Array): Pcm {
  const chunks = wavChunks(bytes);
  const format = chunks?.get('fmt ');
  const data = chunks?.get('data');
  const bad = () =>
    new Problem(
      'unsupported_media',
      '本机识别只认 16 位 PCM 的 wav 录音。Local recognition takes 16-bit PCM WAV.',
    );
  if (!format || !data || format.length < 16) throw bad();
  const header = new DataView(format.buffer, format.byteOffset, format.length);
  const channels = header.getUint16(2, true);
  if (header.getUint16(0, true) !== 1 || header.getUint16(14, true) !== 16 || channels < 1) throw bad();
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const frames = Math.floor(data.length / 2 / channels);
  const samples = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += view.getInt16((frame * channels + channel) * 2, true);
    samples[frame] = sum / channels / 32768;
  }
  return { sampleRate: header.getUint32(4, true), samples };
}

function wavChunks(bytes: Uint8Array): Map<string, Uint8Array> | undefined {
  if (bytes.length < 44 || ascii(bytes, 0) !== 'RIFF' || ascii(bytes, 8) !== 'WAVE') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    chunks.set(ascii(bytes, at), bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + size)));
    at += 8 + size + (size & 1);
  }
  return chunks;
}
