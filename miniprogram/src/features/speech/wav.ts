/** A mono 16-bit WAV of raw little-endian samples at `rate` Hz. */
export function wavOf(frames: ArrayBuffer[], rate: number): ArrayBuffer {
  const size = frames.reduce((sum, frame) => sum + frame.byteLength, 0);
  const wav = new Uint8Array(44 + size);
  const head = new DataView(wav.buffer);
  const words = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) head.setUint8(at + index, text.charCodeAt(index));
  };
  words(0, 'RIFF');
  head.setUint32(4, 36 + size, true);
  words(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  words(36, 'data');
  head.setUint32(40, size, true);
  let at = 44;
  for (const frame of frames) {
    wav.set(new Uint8Array(frame), at);
    at += frame.byteLength;
  }
  return wav.buffer;
}

/** Loudness, 0 to 1, of raw 16-bit samples; ordinary speech fills the meter. */
export function loudnessOfPcm(frame: ArrayBuffer): number {
  const samples = new Int16Array(frame, 0, Math.floor(frame.byteLength / 2));
  let sum = 0;
  for (const sample of samples) sum += (sample / 32_768) ** 2;
  return samples.length ? Math.min(1, Math.sqrt(sum / samples.length) * 5) : 0;
}
