import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromiumPack from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);

/** Where Chrome is installed on machines that the packaged Chromium was not made for. */
const INSTALLED = [
  process.env.CHROME_PATH,
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
];

export interface BrowserOptions {
  /** A WAV file that the pretended microphone plays, over and over. */
  microphone?: string;
}

/**
 * A real Chromium from npm alone, with Chinese letters: unpacked in about a second on Linux x64; elsewhere an
 * installed Chrome (or the one that CHROME_PATH names). Close it when done.
 */
export async function launchBrowser({ microphone }: BrowserOptions = {}): Promise<Browser> {
  const packaged = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = packaged
    ? await chromiumPack.executablePath()
    : INSTALLED.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('No Chrome was found. Install Google Chrome, or set CHROME_PATH.');

  const folder = mkdtempSync(join(tmpdir(), 'yinling-fonts-'));
  const hearing = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    ...(microphone ? [`--use-file-for-fake-audio-capture=${microphone}`] : []),
  ];
  const browser = await chromium.launch({
    executablePath,
    args: [...(packaged ? chromiumPack.args.filter((arg) => arg !== '--single-process') : []), ...hearing],
    env: { ...process.env, ...(packaged ? { FONTCONFIG_FILE: writeFontConfig(folder) } : {}) } as Record<
      string,
      string
    >,
  });
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

/** The packaged Chromium brings no Chinese glyphs; these come from a package. */
function writeFontConfig(folder: string): string {
  const fonts = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts');
  if (!readdirSync(fonts).some((file) => file.endsWith('.otf'))) throw new Error(`No fonts in ${fonts}`);
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
