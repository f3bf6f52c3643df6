import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesAt } from '../../server/src/platform/build-pages';
import { weappSizes } from '../../server/src/platform/page-sizes';
import { type MiniProgram, openMiniProgram } from './mini-program';
import { openProduct, type Product } from './open-product';

const root = pagesAt('weapp');
let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

async function signedIn(name = '王秀英'): Promise<MiniProgram> {
  const program = openMiniProgram(root, product.url);
  await program.sees(name);
  program.tap(name);
  await program.sees('一键呼叫');
  return program;
}

async function say(program: MiniProgram, words: string): Promise<void> {
  await program.sees('说话办事');
  program.type('say', words);
  await program.sees('发送');
  program.tap('发送');
}

describe('the compiled mini-program', () => {
  it('keeps its main package under a megabyte', () => {
    const { main, whole } = weappSizes(root);
    expect(main).toBeLessThan(1_000_000);
    expect(whole).toBeLessThan(3_000_000);
  });

  it('answers about the lift with its source, however the stream is cut', async () => {
    for (const chunk of [1, 2, 5, 4096]) {
      const program = await signedIn();
      program.phone.chunk = chunk;
      program.tap('打字也行');
      await say(program, '加装电梯最高补多少');
      await program.sees(/20\s*万/);
      await program.sees('政策原文');
      expect(program.text()).not.toContain('\uFFFD');
    }
  });

  it('books tomorrow’s lunch by typing, and it is there at the next start', async () => {
    const program = await signedIn();
    program.tap('打字也行');
    await say(program, '明天中午给我订一份红烧肉,送到家里');
    await program.sees('对,订下');
    program.tap('对,订下');
    await program.sees('已经订好');
    program.open('/pages/bookings');
    await program.sees('明天(11月25日,周三)');
    expect(program.text()).toContain('红烧肉');
  });

  it('shows every page of its list', async () => {
    const program = await signedIn();
    const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as {
      pages: string[];
      subPackages: { root: string; pages: string[] }[];
    };
    const paths = [
      ...app.pages,
      ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
    ];
    for (const path of paths) {
      program.open(`/${path}`);
      await program.sees(/返回|更多|银铃/);
    }
  });

  it('calls only when a number is pressed', async () => {
    const program = await signedIn();
    program.tap('一键呼叫');
    await program.sees('女儿');
    expect(program.phone.calls).toEqual([]);
    program.tap('急救');
    expect(program.phone.calls).toEqual(['120']);
  });

  it('goes on by typing when the microphone is refused', async () => {
    const program = await signedIn();
    program.phone.allows = false;
    program.tap('按一下');
    await program.sees('手机没让我用话筒');
    expect(program.phone.recorder.started).toBe(0);
    await say(program, '加装电梯最高补多少');
    await program.sees('政策原文');
  });

  it('stops cleanly when a telephone call comes in, and hears again after', async () => {
    const program = await signedIn();
    program.tap('按一下');
    await program.sees('我在听');
    program.phone.recorder.emit('InterruptionBegin');
    await program.sees('被打断了');
    program.tap('说话');
    await program.sees('我在听');
    expect(program.phone.recorder.started).toBe(2);
  });

  it('says plainly that listening is not set up here', async () => {
    const program = await signedIn();
    program.tap('按一下');
    await program.sees('我在听');
    const loud = new Int16Array(1600).fill(9000).buffer;
    for (let tenth = 0; tenth < 10; tenth++)
      program.phone.recorder.emit('FrameRecorded', { frameBuffer: loud });
    program.tap('我说完了');
    await program.sees('没开通听声音');
  });

  it('tells of a lost network and tries again with the same turn', async () => {
    const program = await signedIn();
    program.tap('打字也行');
    program.phone.online = false;
    await say(program, '加装电梯最高补多少');
    await program.sees('现在连不上网');
    program.phone.online = true;
    program.tap('再试一次');
    await program.sees('政策原文');
  });
});
