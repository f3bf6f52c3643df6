/** As much of the DOM as reading a page needs; linkedom provides it. */
export interface PageNode {
  nodeType: number;
  textContent: string | null;
}

export interface PageElement extends PageNode {
  tagName: string;
  childNodes: Iterable<PageNode>;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  remove(): void;
}

export interface PageDocument extends PageElement {
  title: string;
  body: PageElement;
  documentElement: PageElement;
}
