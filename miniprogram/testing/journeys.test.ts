import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../server/testing/browser';
import { openProduct, type Product } from './open-product';
import { newPage, openAs, openPath, shown, typeAndSend } from './pages';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

describe('an elder in the browser', () => {
  it('asks what a lift is subsidised with and reads the figure, its source, and the whole document', async () => {
    const page = await openAs(browser, product.url, '王秀英');
    await shown(page).getByRole('button', { name: '打字也行' }).click();
    await typeAndSend(page, '加装电梯最高补多少');
    const log = shown(page).getByRole('log');
    await log
      .getByText(/20\s*万/)
      .first()
      .waitFor();
    await expect.poll(() => log.locator('blockquote').textContent()).toContain('20万');
    expect(await log.textContent()).toContain('由程序从政策原文摘取');

    await log.getByRole('button', { name: /看全文/ }).click();
    await shown(page).getByText('您问的在这里').waitFor();
    expect(await shown(page).locator('#marked').textContent()).toContain('20万');

    await openPath(page, product.url, '/pages/talk');
    await shown(page).getByText('加装电梯最高补多少').waitFor();
    await shown(page).getByRole('log').locator('blockquote').waitFor();
    await page.context().close();
  });

  it('books tomorrow’s lunch by typing, and it is in my bookings after a reload', async () => {
    const page = await openAs(browser, product.url, '王秀英');
    await shown(page).getByRole('button', { name: '打字也行' }).click();
    await typeAndSend(page, '明天中午给我订一份红烧肉,送到家里');
    await shown(page).getByRole('button', { name: /订下/ }).click();
    await shown(page).getByText('已经订好').waitFor();

    await openPath(page, product.url, '/pages/bookings');
    await shown(page).getByText('红烧肉').first().waitFor();
    expect(await shown(page).textContent()).toContain('明天(11月25日,周三)');

    await shown(page).getByRole('button', { name: /^取消/ }).click();
    await shown(page).getByRole('button', { name: '对,取消它' }).click();
    await shown(page).getByText('已取消').waitFor();
    await page.context().close();
  });

  it('orders from the menu with a need, and moves the meal to another day', async () => {
    const page = await openAs(browser, product.url, '李根生');
    await shown(page).getByRole('button', { name: '订餐' }).click();
    const all = await shown(page)
      .getByRole('button', { name: /^要一份/ })
      .count();
    await shown(page).getByRole('button', { name: '软烂' }).click();
    await expect
      .poll(() =>
        shown(page)
          .getByRole('button', { name: /^要一份/ })
          .count(),
      )
      .toBeLessThan(all || 99);
    await shown(page)
      .getByRole('button', { name: /^要一份/ })
      .first()
      .click();
    await shown(page)
      .getByRole('button', { name: /看看价钱/ })
      .click();
    await shown(page).getByRole('button', { name: /订下/ }).click();
    await shown(page).getByRole('button', { name: '看我的预订' }).click();
    await shown(page)
      .getByRole('button', { name: /^改时间/ })
      .click();
    await shown(page).getByRole('button', { name: /后天/ }).click();
    await shown(page).getByRole('button', { name: /^改到/ }).click();
    await shown(page)
      .getByText(/后天\(11月26日/)
      .first()
      .waitFor();
    await page.context().close();
  });

  it('is shown whom to call at once when there is danger', async () => {
    const page = await openAs(browser, product.url, '王秀英');
    await shown(page).getByRole('button', { name: '打字也行' }).click();
    await typeAndSend(page, '我胸口疼得厉害,喘不上气');
    const alarm = shown(page).getByRole('alert');
    await alarm.getByRole('link', { name: /120/ }).waitFor();
    expect(await alarm.getByRole('link', { name: /120/ }).getAttribute('href')).toBe('tel:120');
    await page.context().close();
  });

  it('reaches help without signing in and without a network', async () => {
    const page = await newPage(browser, product.url);
    await page.getByRole('link', { name: /打 120/ }).waitFor();
    await page.context().close();

    const elder = await openAs(browser, product.url, '王秀英');
    await shown(elder).getByRole('button', { name: '打字也行' }).click();
    await elder.context().setOffline(true);
    await shown(elder).getByText('现在没有网络').waitFor();
    await typeAndSend(elder, '明天吃什么');
    await shown(elder).getByRole('button', { name: '再试一次' }).waitFor();
    await elder.context().setOffline(false);
    await shown(elder).getByRole('button', { name: '再试一次' }).click();
    await shown(elder).getByRole('button', { name: '再说一遍' }).waitFor();
    await elder.context().close();
  });

  it('does everything by keyboard', async () => {
    const page = await newPage(browser, product.url);
    await page.getByRole('button', { name: '王秀英' }).focus();
    await page.keyboard.press('Enter');
    await shown(page)
      .getByRole('button', { name: /打字也行/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('say');
    await page.keyboard.type('加装电梯最高补多少');
    await page.keyboard.press('Enter');
    await shown(page)
      .getByRole('button', { name: /看全文/ })
      .waitFor();
    await page.context().close();
  });
});

describe('a family', () => {
  it('is let in by the elder with six digits, and let out again', async () => {
    const elder = await openAs(browser, product.url, '陈福根');
    await openPath(elder, product.url, '/pages/bindings');
    await shown(elder).getByRole('button', { name: '要一个绑定码' }).click();
    const code = ((await shown(elder).locator('.code').textContent()) ?? '').trim();

    const family = await openAs(browser, product.url, '顾伟');
    await shown(family).getByRole('button', { name: '再绑定一位老人' }).click();
    await shown(family).getByLabel('老人念给您的六位数字').fill(code);
    await shown(family).getByRole('button', { name: '请老人同意' }).click();
    await shown(family)
      .getByText(/已经告诉陈福根/)
      .waitFor();

    await openPath(elder, product.url, '/pages/bindings');
    await shown(elder).getByRole('button', { name: '同意', exact: true }).click();
    await shown(elder).getByText(/可以:/).first().waitFor();
    await openPath(family, product.url, '/family/home');
    await shown(family).getByRole('button', { name: '替陈福根办事' }).waitFor();
    await elder.context().close();
    await family.context().close();
  });
});
