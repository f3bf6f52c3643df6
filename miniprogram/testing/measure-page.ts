import type { Page } from 'playwright-core';

/** What a page must keep to; px, and ratios. */
export interface Norms {
  /** Smallest letters. */
  font: number;
  lineHeight: number;
  contrast: number;
  /** Least side of what one goes on with, and of every other control. */
  mainTarget: number;
  target: number;
}

/** Elder mode: 工信厅信管函〔2021〕67号 asks 18 px, 1.3 and 4.5:1; we hold 1.4 and 7:1, and 60 and 44 px targets. */
export const ELDER: Norms = { font: 18, lineHeight: 1.3, contrast: 7, mainTarget: 60, target: 44 };
export const NORMAL: Norms = { font: 16, lineHeight: 1.3, contrast: 4.5, mainTarget: 44, target: 44 };

/** Controls by which an elder goes on; the rest are beside the way. */
const MAIN =
  '.press--main, .press--danger, .press--plain, .tile, .call, .talk-button, .choice, .entry, .today, .bar__back, .bar__help, .pick .press, .stepper .press, .field__input';

/** Every visible control and piece of text that falls short of the norms, in words; empty when none does. */
export async function measurePage(page: Page, norms: Norms): Promise<string[]> {
  // Functions keep their names by a helper of the compiler's that a page does not know.
  await page.evaluate('globalThis.__name ??= (each) => each');
  return page.evaluate(findOffenders, { norms, main: MAIN });
}

function findOffenders({ norms, main }: { norms: Norms; main: string }): string[] {
  const offenders: string[] = [];
  type Colour = [number, number, number, number];
  const colourOf = (text: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const groundOf = (element: Element): Colour => {
    const layers: Colour[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const colour = colourOf(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight(over2, [255, 255, 255, 1] as Colour);
    function over2(below: Colour, above: Colour): Colour {
      return over(above, below);
    }
  };
  const luminance = ([r, g, b]: Colour): number => {
    const [R = 0, G = 0, B = 0] = [r, g, b].map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const contrast = (a: Colour, b: Colour): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    const { visibility, display, clip } = getComputedStyle(element);
    return width > 1 && height > 1 && visibility === 'visible' && display !== 'none' && clip === 'auto';
  };
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} 「${(element.textContent ?? '').trim().slice(0, 16)}」`;

  for (const element of document.querySelectorAll('.page *')) {
    if (!isSeen(element)) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const isField = element instanceof HTMLInputElement;
    if (own || isField) {
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      const ratio = Number.parseFloat(style.lineHeight) / size;
      if (size < norms.font) offenders.push(`${name(element)}: letters of ${size} px`);
      if (ratio < norms.lineHeight) offenders.push(`${name(element)}: line height ${ratio.toFixed(2)}`);
      const seen = contrast(colourOf(style.color), groundOf(element));
      if (seen < norms.contrast) offenders.push(`${name(element)}: contrast ${seen.toFixed(2)}`);
    }
    if (element.matches('button, a[href], input, select, textarea')) {
      const { width, height } = element.getBoundingClientRect();
      const least = element.matches(main) ? norms.mainTarget : norms.target;
      if (Math.min(width, height) < least - 0.5)
        offenders.push(`${name(element)}: ${Math.round(width)} by ${Math.round(height)} px, needs ${least}`);
    }
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 1) offenders.push(`the page is ${wide} px wider than the window`);
  // Each page scrolls within its frame; a document that scrolls as well would carry the lower edge away.
  const tall = document.documentElement.scrollHeight - document.documentElement.clientHeight;
  if (tall > 1) offenders.push(`${tall} px spill out below the page's frame`);
  return offenders;
}
