import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUtf8Decoder } from './utf8';

const encode = (text: string) => new TextEncoder().encode(text);

describe('the UTF-8 decoder', () => {
  it('gives the same text wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat({ max: 40 })), (text, cuts) => {
        const bytes = encode(text);
        const decode = createUtf8Decoder();
        let read = '';
        let at = 0;
        for (const cut of cuts) {
          read += decode(bytes.slice(at, at + cut));
          at += cut;
        }
        expect(read + decode(bytes.slice(at))).toBe(text);
      }),
    );
  });

  it('holds a character back until its last byte is there', () => {
    const decode = createUtf8Decoder();
    const [first, second, third] = encode('铃');
    expect(decode(new Uint8Array([first!]))).toBe('');
    expect(decode(new Uint8Array([second!]).buffer)).toBe('');
    expect(decode(new Uint8Array([third!]))).toBe('铃');
  });

  it('marks what is not UTF-8 and goes on', () => {
    const decode = createUtf8Decoder();
    expect(decode(new Uint8Array([0xff, 0x41, 0xe9, 0x42]))).toBe('\uFFFDA\uFFFDB');
    expect(createUtf8Decoder()(new Uint8Array([0xed, 0xa0, 0x80]))).toMatch(/^\uFFFD+$/);
  });
});
