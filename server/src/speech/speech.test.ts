import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from './speak';
import { transcribe } from './transcribe';
import { decodeWav, wavSeconds } from './wav';

/** A wav of silence: 16 kHz, mono, 16 bits. */
function silence(seconds: number): Uint8Array<ArrayBuffer> {
  const data = 16000 * 2 * seconds;
  const bytes = new Uint8Array(44 + data);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) =>
    bytes.set(
      [...value].map((c) => c.charCodeAt(0)),
      at,
    );
  text(0, 'RIFF');
  view.setUint32(4, 36 + data, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 16000, true);
  view.setUint32(28, 32000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, data, true);
  return bytes;
}

const servers: Server[] = [];
async function standIn(
  answer: (
    body: Buffer,
    request: IncomingMessage,
  ) => { status?: number; type?: string; body: string | Buffer },
) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { status = 200, type = 'application/json', body } = answer(Buffer.concat(chunks), request);
      response.writeHead(status, { 'Content-Type': type }).end(body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('recognition', () => {
  it('sends the recording, the language and the hot words to an OpenAI-compatible endpoint', async () => {
    let seen = '';
    const baseUrl = await standIn((body, request) => {
      seen = `${request.url} ${request.headers.authorization} ${body.toString('latin1')}`;
      return { body: JSON.stringify({ text: ' 明天中午订红烧肉 ' }) };
    });
    const audio = new File([silence(1)], 'a.wav', { type: 'audio/wav' });
    const text = await transcribe(
      { endpoint: { baseUrl, apiKey: 'k', model: 'sense' } },
      { audio, hotWords: ['hot-word'] },
    );
    expect(text).toBe('明天中午订红烧肉');
    expect(seen).toContain('/v1/audio/transcriptions Bearer k');
    for (const part of [
      'name="model"',
      'sense',
      'name="language"',
      'hot-word',
      'filename="speech.wav"',
      'RIFF',
    ])
      expect(seen).toContain(part);
  });

  it('says what to do when nothing is configured, the endpoint fails, or it answers nonsense', async () => {
    const audio = new File([silence(1)], 'a.wav', { type: 'audio/wav' });
    const ask = (baseUrl?: string) =>
      transcribe(baseUrl ? { endpoint: { baseUrl, model: 'm' } } : {}, { audio, hotWords: [] });
    await expect(ask()).rejects.toMatchObject({ code: 'not_configured' });
    await expect(ask(await standIn(() => ({ status: 500, body: '{}' })))).rejects.toMatchObject({
      code: 'upstream',
    });
    await expect(ask(await standIn(() => ({ body: 'not json' })))).rejects.toMatchObject({
      code: 'upstream',
    });
    await expect(ask('http://127.0.0.1:1/v1')).rejects.toMatchObject({ code: 'upstream' });
  });

  it('refuses other formats, empty and over-long recordings before it asks anyone', async () => {
    const ask = (audio: File) =>
      transcribe({ endpoint: { baseUrl: 'http://127.0.0.1:1', model: 'm' } }, { audio, hotWords: [] });
    await expect(ask(new File(['x'], 'a.flac', { type: 'audio/flac' }))).rejects.toMatchObject({
      code: 'unsupported_media',
    });
    await expect(ask(new File([], 'a.mp3', { type: 'audio/mpeg' }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(ask(new File(['junk'], 'a.wav', { type: 'audio/wav' }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(ask(new File([silence(70)], 'a.wav', { type: 'audio/wav' }))).rejects.toMatchObject({
      code: 'payload_too_large',
    });
  });

  it('reads the length and the samples of a wav', () => {
    expect(wavSeconds(silence(3))).toBeCloseTo(3);
    const pcm = decodeWav(silence(1));
    expect([pcm.sampleRate, pcm.samples.length]).toEqual([16000, 16000]);
  });
});

describe('reading aloud', () => {
  it('says numbers as people do, and synthesises a sentence once', async () => {
    const asked: { input: string; speed: number }[] = [];
    const baseUrl = await standIn((body) => {
      asked.push(JSON.parse(body.toString()));
      return { type: 'audio/mpeg', body: Buffer.from('mp3-bytes') };
    });
    const voice = {
      endpoint: { baseUrl, model: 'cosy', voice: 'warm' },
      cacheDir: mkdtempSync(join(tmpdir(), 'yinling-voice-')),
    };
    const first = await speak(voice, { text: '最高补 20 万元', speed: 0.85 });
    const again = await speak(voice, { text: '最高补 20 万元', speed: 0.85 });
    expect(first.toString()).toBe('mp3-bytes');
    expect(again.equals(first)).toBe(true);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ model: 'cosy', voice: 'warm', speed: 0.85 });
    expect(asked[0]!.input).toContain('二十万');
  });

  it('keeps nothing of a failure', async () => {
    let fail = true;
    const baseUrl = await standIn(() =>
      fail ? { status: 503, body: '' } : { type: 'audio/mpeg', body: Buffer.from('ok') },
    );
    const voice = {
      endpoint: { baseUrl, model: 'm' },
      cacheDir: mkdtempSync(join(tmpdir(), 'yinling-voice-')),
    };
    await expect(speak(voice, { text: '您好', speed: 1 })).rejects.toMatchObject({ code: 'upstream' });
    fail = false;
    expect((await speak(voice, { text: '您好', speed: 1 })).toString()).toBe('ok');
  });
});
