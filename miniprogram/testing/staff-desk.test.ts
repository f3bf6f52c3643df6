import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../server/testing/browser';
import { openProduct, type Product } from './open-product';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { width: 1440, height: 900 };

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** Signs in at `/staff` with Escape and the digit beside the name. */
async function enter(name: string, viewport = DESKTOP): Promise<Page> {
  const page = await (await browser.newContext({ viewport, acceptDownloads: true })).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${product.url}/staff`);
  const lines = page.locator('.pickline');
  await lines.first().waitFor();
  const at = (await lines.allTextContents()).findIndex((text) => text.includes(name));
  await page.keyboard.press('Escape');
  await page.keyboard.press(`Digit${at + 1}`);
  await page.locator('.top__who', { hasText: name }).waitFor();
  return page;
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const faults = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return wide > 1 ? [...faults, `${wide} px wider than the window`] : faults;
}

/** Types a sentence into the line of whoever speaks now, and sends it. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Slash');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('say');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByText(words).first().waitFor();
  await page.keyboard.press('Escape');
}

describe('a call by keyboard alone', () => {
  it('goes from the number to the signed summary, and nothing on the way offends axe', async () => {
    const page = await enter('周婷');
    const faults: Record<string, string[]> = {};

    await page.keyboard.press('KeyN');
    await page.keyboard.type('15400001101');
    await page.keyboard.press('Enter');
    await page.getByText('这个号码有 2 位老人').waitFor();
    faults.choosing = await faultsOf(page);
    await page.keyboard.press('Digit1');
    await page.getByText('本月服务时长').waitFor();

    await page.keyboard.press('F2');
    await say(page, '您好,养老服务热线,请问怎么称呼');
    await page.keyboard.press('F2');
    await say(page, '我妈妈住的老楼想加装电梯,最高补多少钱');
    await page.locator('.verbatim', { hasText: '20万' }).waitFor();
    await page.getByText('无锡市民政局').waitFor();
    faults.suggestion = await faultsOf(page);
    await page.keyboard.press('KeyT');
    await page.getByText('已采用').first().waitFor();

    await say(page, '明天中午帮她订一份红烧肉');
    await page.getByText('还要问:送到家还是自己取').waitFor();
    await say(page, '送到家里来');
    await page.getByText('我跟您核对一下').waitFor();
    await page.keyboard.press('KeyC');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('consent');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('好的,就这样');
    faults.consent = await faultsOf(page);
    await page.keyboard.press('Enter');
    await page.getByText('已经订好').waitFor();
    await page.keyboard.press('Escape');

    await say(page, '哎呀,我妈刚才摔倒了起不来');
    await page.getByRole('alert').getByText('先念这段').waitFor();
    expect(await page.getByRole('link', { name: /120/ }).getAttribute('href')).toBe('tel:120');
    await say(page, '我们小区几点能领免费的轮椅电池');
    await page.getByText('没有把握,不给答案').waitFor();
    faults.danger = await faultsOf(page);

    await page.keyboard.press('KeyH');
    await page.getByText('再按一次 H').waitFor();
    await page.keyboard.press('KeyH');
    await page.getByText('来电人同意:「好的,就这样」').first().waitFor();
    faults.summary = await faultsOf(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText(/小结签好了,开了工单 wrk_/).waitFor();

    expect(Object.entries(faults).filter(([, some]) => some.length)).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('rings by itself and is taken with Enter; a reload goes on with it', async () => {
    const page = await enter('周婷');
    await page.getByText('等电话').waitFor();
    const colleague = await (
      await fetch(`${product.url}/v1/auth/demo`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ as: 'operator', id: 'acc_op_cx' }),
      })
    ).json();
    await fetch(`${product.url}/v1/calls`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${(colleague as { token: string }).token}`,
      },
      body: JSON.stringify({ callerPhone: '15400001003', externalId: 'pbx-1' }),
    });
    await page.getByText('有来电,按回车接').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('过敏:花生').waitFor();
    await page.reload();
    await page.getByText('过敏:花生').waitFor();
    await page.context().close();
  });
});

describe('work orders by keyboard', () => {
  it('are assigned, replied to and saved as a spreadsheet', async () => {
    const page = await enter('吴静');
    await page.keyboard.press('Shift+Digit2');
    await page.locator('.order-line').first().waitFor();
    await page.getByRole('button', { name: '派单' }).waitFor();
    await page.keyboard.press('Digit1');
    await page.getByLabel('派给谁').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.history__step', { hasText: '派单' }).waitFor();
    const download = page.waitForEvent('download');
    await page.keyboard.press('KeyL');
    expect((await download).suggestedFilename()).toMatch(/^工单.*\.xlsx$/);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the other desks', () => {
  it('draw the figures, the backlog and the approvals without fault, on a desktop and on a telephone', async () => {
    const page = await enter('吴静');
    const faults: Record<string, string[]> = {};
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [path, words] of [
        ['board', '电话和问题'],
        ['orders', '只看我的'],
        ['knowledge', '答不上的问题'],
        ['approvals', '哪些话题要先问班长'],
      ]) {
        await page.goto(`${product.url}/#/staff/${path}`);
        await page.reload();
        await page.getByText(words!).first().waitFor();
        faults[`${path} ${width}`] = await faultsOf(page);
      }
    }
    expect(Object.entries(faults).filter(([, some]) => some.length)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('show a provider the day’s orders of their own kitchen', async () => {
    const page = await enter('崇安长者食堂');
    await page.getByText('今天的单子').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('王秀英:红烧肉×1').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
