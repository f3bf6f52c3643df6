import { describe, expect, it } from 'vitest';
import { loudnessOfPcm, wavOf } from './wav';

describe('a recording of raw samples', () => {
  it('becomes a WAV whose header tells its rate and length', () => {
    const wav = new DataView(wavOf([new Int16Array([1, 2]).buffer, new Int16Array([3]).buffer], 16_000));
    expect(wav.byteLength).toBe(44 + 6);
    expect(wav.getUint32(4, true)).toBe(36 + 6);
    expect(wav.getUint32(24, true)).toBe(16_000);
    expect(wav.getUint32(40, true)).toBe(6);
    expect([44, 46, 48].map((at) => wav.getInt16(at, true))).toEqual([1, 2, 3]);
  });

  it('is as loud as it sounds', () => {
    expect(loudnessOfPcm(new Int16Array(100).buffer)).toBe(0);
    expect(loudnessOfPcm(new Int16Array(100).fill(30_000).buffer)).toBe(1);
    expect(loudnessOfPcm(new ArrayBuffer(0))).toBe(0);
  });
});
