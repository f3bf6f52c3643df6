import type { Browser, Page } from 'playwright-core';

/** An elder's page in 390 px, signed in as someone of the demo. */
export async function openAs(
  browser: Browser,
  url: string,
  name: string,
  size = { width: 390, height: 844 },
): Promise<Page> {
  const page = await newPage(browser, url, size);
  await page.getByRole('button', { name }).first().click();
  return page;
}

/** A fresh visitor's page; errors of the page itself fail the test that made it. */
export async function newPage(
  browser: Browser,
  url: string,
  size = { width: 390, height: 844 },
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, permissions: ['microphone'] });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  return page;
}

/** Goes to a page by its path as a link would, freshly loaded. */
export async function openPath(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}/#${path}`);
  await page.reload();
  await shown(page).locator('h1').waitFor();
}

/** The page in front; Taro keeps the ones behind it in the document, hidden. */
export const shown = (page: Page) => page.locator('.page:visible');

export async function typeAndSend(page: Page, words: string): Promise<void> {
  await shown(page).getByLabel('打字说').fill(words);
  await shown(page).getByRole('button', { name: '发送' }).click();
}
