import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesAt } from '../../server/src/platform/build-pages';
import { launchBrowser } from '../../server/testing/browser';
import { wavOf } from '../src/features/speech/wav';
import { type AsrStandIn, openAsrStandIn } from './asr-stand-in';
import { openMiniProgram } from './mini-program';
import { openProduct, type Product } from './open-product';
import { openAs, shown } from './pages';

const RATE = 16_000;
const SAID = '加装电梯最高补多少';
let product: Product;
let asr: AsrStandIn;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  asr = await openAsrStandIn(SAID);
  folder = mkdtempSync(join(tmpdir(), 'yinling-voice-'));
  const voice = join(folder, 'voice.wav');
  writeFileSync(voice, Buffer.from(wavOf([voiced(3), silent(30)], RATE)));
  [product, browser] = await Promise.all([
    openProduct({ ASR_BASE_URL: asr.url, ASR_MODEL: 'stand-in' }),
    launchBrowser({ microphone: `${voice}%noloop` }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
  asr?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Seconds of something as loud and as uneven as speech. */
function voiced(seconds: number): ArrayBuffer {
  const samples = new Int16Array(seconds * RATE);
  for (let at = 0; at < samples.length; at++) {
    const syllable = 0.6 + 0.4 * Math.sin((2 * Math.PI * 4 * at) / RATE);
    samples[at] = 12_000 * syllable * Math.sin((2 * Math.PI * 180 * at) / RATE);
  }
  return samples.buffer;
}
const silent = (seconds: number): ArrayBuffer => new Int16Array(seconds * RATE).buffer;

describe('talking', () => {
  it('in a browser: one tap, two quiet seconds, and the answer to what was heard', async () => {
    const page = await openAs(browser, product.url, '王秀英');
    await shown(page)
      .getByRole('button', { name: /按一下/ })
      .click();
    await shown(page).getByText('我在听,请说。').waitFor();
    await shown(page).getByRole('img', { name: '听得到您的声音' }).waitFor();
    await shown(page).getByText(SAID).first().waitFor({ timeout: 15_000 });
    await shown(page)
      .getByRole('button', { name: /看全文/ })
      .waitFor();
    expect(asr.heard.length).toBe(1);
    expect(asr.heard[0]?.contentType).toContain('multipart/form-data');

    await shown(page).getByRole('button', { name: /^改字/ }).click();
    expect(await shown(page).getByLabel('打字说').inputValue()).toBe(SAID);
    await page.context().close();
  });

  it('in a browser that refuses the microphone: says so, and typing goes on', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    const page = await context.newPage();
    await page.goto(product.url);
    await page.getByRole('button', { name: '王秀英' }).click();
    await shown(page)
      .getByRole('button', { name: /按一下/ })
      .click();
    await shown(page).getByText('手机没让我用话筒').waitFor();
    await shown(page).getByLabel('打字说').fill(SAID);
    await context.close();
  });

  it('in WeChat: what the phone recorded is a WAV that the server can read', async () => {
    const before = asr.heard.length;
    const program = openMiniProgram(pagesAt('weapp'), product.url);
    await program.sees('王秀英');
    program.tap('王秀英');
    await program.sees('一键呼叫');
    program.tap('按一下');
    await program.sees('我在听');
    const tenth = voiced(0.1);
    for (let count = 0; count < 10; count++)
      program.phone.recorder.emit('FrameRecorded', { frameBuffer: tenth });
    const quiet = silent(0.1);
    for (let count = 0; count < 21; count++)
      program.phone.recorder.emit('FrameRecorded', { frameBuffer: quiet });
    await program.sees('政策原文');
    expect(asr.heard.length).toBe(before + 1);
    expect(program.text()).toContain(SAID);
  });
});
