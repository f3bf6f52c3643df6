const RATE = 16_000;
const BYTES_PER_SAMPLE = 2;
const MOST_BYTES = 60 * RATE * BYTES_PER_SAMPLE;

/** Frames of one sentence, 16 kHz 16-bit mono PCM, until the recogniser wants them as a WAV. */
export class SpokenFrames {
  private frames: Uint8Array[] = [];
  private length = 0;

  /** False when a minute is full; what came before is kept. */
  add(frame: Uint8Array): boolean {
    if (this.length + frame.length > MOST_BYTES) return false;
    this.frames.push(frame);
    this.length += frame.length;
    return true;
  }

  /** The WAV of what has come since the last time; begins afresh. */
  takeWav(): Uint8Array<ArrayBuffer> {
    const wav = new Uint8Array(44 + this.length);
    const view = new DataView(wav.buffer);
    const ascii = (at: number, text: string) => wav.set(new TextEncoder().encode(text), at);
    ascii(0, 'RIFF');
    view.setUint32(4, 36 + this.length, true);
    ascii(8, 'WAVEfmt ');
    view.setUint32(16, 16, true);
    view.setUint16(20, 1, true);
    view.setUint16(22, 1, true);
    view.setUint32(24, RATE, true);
    view.setUint32(28, RATE * BYTES_PER_SAMPLE, true);
    view.setUint16(32, BYTES_PER_SAMPLE, true);
    view.setUint16(34, 16, true);
    ascii(36, 'data');
    view.setUint32(40, this.length, true);
    let at = 44;
    for (const frame of this.frames) {
      wav.set(frame, at);
      at += frame.length;
    }
    this.frames = [];
    this.length = 0;
    return wav;
  }
}
