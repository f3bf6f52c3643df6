import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../server/testing/browser';
import { ELDER, measurePage, NORMAL, type Norms } from './measure-page';
import { openProduct, type Product } from './open-product';
import { openAs, openPath, shown, typeAndSend } from './pages';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ELDER_PAGES = [
  '/pages/home',
  '/pages/talk',
  '/pages/bookings',
  '/pages/meals',
  '/pages/services',
  '/pages/slots?id=srv_wx_bath&name=%E5%8A%A9%E6%B5%B4&hours=1',
  '/pages/confirm',
  '/pages/places',
  '/pages/me',
  '/pages/bindings',
  '/pages/settings',
  '/pages/help',
  '/pages/more',
  '/pages/sign-in',
];
const FAMILY_PAGES = ['/family/home', '/family/week', '/family/inbox', '/family/bind'];

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

interface Look {
  mode: 'elder' | 'normal';
  size: 0 | 1 | 2;
  contrast: 'plain' | 'high';
}

/** Sets the look as the settings page would, for the next load. */
const wear = (page: Page, look: Look) =>
  page.evaluate(
    (kept) => localStorage.setItem('yinling.settings', JSON.stringify({ data: JSON.stringify(kept) })),
    { readAloud: false, rate: 0.85, asked: true, ...look },
  );

/** What axe finds wrong, as `rule: element`. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

async function faultsOf(page: Page, norms: Norms, withAxe = true): Promise<string[]> {
  await shown(page).getByText('正在拿').waitFor({ state: 'detached' });
  return [...(await measurePage(page, norms)), ...(withAxe ? await axe(page) : [])];
}

/** A page with everything an answer can bring: a citation, a slip to confirm, and danger. */
async function talkAbout(page: Page, words: string): Promise<void> {
  await openPath(page, product.url, '/pages/talk');
  await typeAndSend(page, words);
  await shown(page).getByRole('button', { name: '再说一遍' }).first().waitFor();
}

/** Axe looks at each mode once; letters, contrast and targets are measured in every look. */
const LOOKS: [string, Look, Norms, boolean][] = [
  ['elder mode', { mode: 'elder', size: 0, contrast: 'plain' }, ELDER, true],
  ['elder mode at its largest', { mode: 'elder', size: 2, contrast: 'plain' }, ELDER, false],
  ['elder mode in high contrast', { mode: 'elder', size: 0, contrast: 'high' }, ELDER, false],
  ['normal mode', { mode: 'normal', size: 0, contrast: 'plain' }, NORMAL, true],
];

describe.each(LOOKS)('every page in %s', (_, look, norms, withAxe) => {
  it('has letters, lines, contrast and targets of the norm, and nothing axe objects to', async () => {
    const page = await openAs(browser, product.url, '王秀英');
    await shown(page).getByText('一键呼叫').waitFor();
    await wear(page, look);
    const faults: Record<string, string[]> = {};
    for (const path of ELDER_PAGES) {
      await openPath(page, product.url, path);
      faults[path] = await faultsOf(page, norms, withAxe);
    }
    for (const words of ['加装电梯最高补多少', '明天中午订一份红烧肉', '我摔倒了,起不来']) {
      await talkAbout(page, words);
      faults[words] = await faultsOf(page, norms, withAxe);
    }
    expect(Object.entries(faults).filter(([, some]) => some.length)).toEqual([]);
    await page.context().close();
  }, 120_000);
});

describe('the family’s pages', () => {
  it('keep the norms of normal mode', async () => {
    const page = await openAs(browser, product.url, '李敏');
    await shown(page).getByRole('button', { name: /办事/ }).first().waitFor();
    const faults: Record<string, string[]> = {};
    for (const path of FAMILY_PAGES) {
      await openPath(page, product.url, path);
      faults[path] = await faultsOf(page, NORMAL);
    }
    expect(Object.entries(faults).filter(([, some]) => some.length)).toEqual([]);
    await page.context().close();
  });
});

describe('every width', () => {
  it.each([320, 768, 1440])(
    'of %i px holds the pages without scrolling sideways, letters at their largest',
    async (width) => {
      const page = await openAs(browser, product.url, '王秀英', { width, height: 800 });
      await shown(page).getByText('一键呼叫').waitFor();
      await wear(page, { mode: 'elder', size: 2, contrast: 'plain' });
      const faults: Record<string, string[]> = {};
      for (const path of ELDER_PAGES) {
        await openPath(page, product.url, path);
        faults[path] = await measurePage(page, ELDER);
      }
      expect(Object.entries(faults).filter(([, some]) => some.length)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

describe('the measuring', () => {
  it('finds small letters, pale letters and small controls', async () => {
    const page = await openAs(browser, product.url, '王秀英');
    await shown(page).getByText('一键呼叫').waitFor();
    await page.evaluate(() => {
      const bad = document.createElement('button');
      bad.textContent = '小';
      bad.style.cssText =
        'font-size:12px;line-height:12px;color:#999;background:#fff;width:20px;height:20px;padding:0';
      document.querySelector('.page')?.append(bad);
    });
    const faults = (await measurePage(page, ELDER)).join('\n');
    for (const fault of ['letters of 12 px', 'line height 1.00', 'contrast 2.85', '20 by 20 px'])
      expect(faults).toContain(fault);
    await page.context().close();
  });
});
