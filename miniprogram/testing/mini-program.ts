import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { createWechatApi, type Phone } from './wechat-api';

/** A node of the page as WeChat is told to draw it; `v` is text, `cn` what is inside. */
interface Node {
  sid?: string;
  uid?: string;
  v?: string;
  cn?: Node[];
  disabled?: boolean;
  [attribute: string]: unknown;
}

interface PageOptions {
  data: { root?: Node };
  onLoad?(query: Record<string, string>): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  eh(event: object): void;
  [name: string]: unknown;
}
type PageInstance = PageOptions & {
  setData(patch: Record<string, unknown>, done?: () => void): void;
  route: string;
};

export interface MiniProgram {
  phone: Phone;
  /** How often and with how many bytes of JSON the page was told to draw. */
  drawn: { times: number; bytes: number };
  /** The path of the page that is shown. */
  path(): string;
  /** Everything written on the page that is shown. */
  text(): string;
  tap(words: string): void;
  type(id: string, value: string): void;
  open(url: string): void;
  /** Waits until the words are on the page. Throws with what is there instead, after `ms`. */
  sees(words: string | RegExp, ms?: number): Promise<void>;
}

/** Runs the compiled bundle as WeChat would: its own module system, one realm without a browser, a mocked `wx`. */
export function openMiniProgram(root: string, serverUrl: string): MiniProgram {
  const stack: PageInstance[] = [];
  const drawn = { times: 0, bytes: 0 };
  const top = () => stack[stack.length - 1]!;

  const show = (url: string) => {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?');
    const query = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=') as [string, string]),
    );
    const page = instanceOf(pages(path), path, drawn);
    stack.push(page);
    page.onLoad?.(query);
    page.onShow?.();
    page.onReady?.();
  };
  const leave = (count: number) => {
    for (const page of stack.splice(stack.length - count)) page.onUnload?.();
  };
  const { wx, phone } = createWechatApi(serverUrl, {
    navigateTo({ url = '' }) {
      top().onHide?.();
      show(url);
    },
    reLaunch({ url = '' }) {
      leave(stack.length);
      show(url);
    },
    redirectTo({ url = '' }) {
      leave(1);
      show(url);
    },
    navigateBack() {
      leave(1);
      top().onShow?.();
    },
  });

  const load = moduleLoader(root, {
    wx,
    getCurrentPages: () => stack,
    App: (options: { onLaunch?(launch: object): void; onShow?(launch: object): void }) => {
      options.onLaunch?.({ path: 'pages/home', query: {} });
      options.onShow?.({ path: 'pages/home', query: {} });
    },
  });
  const pages = (path: string): PageOptions => load.page(path);
  load.run('app.js');
  show('/pages/home');

  const find = (test: (node: Node) => boolean): Node[] => pathTo(top().data.root ?? {}, test) ?? [];
  const fire = (nodes: Node[], type: string, detail: object) => {
    for (const node of [...nodes].reverse()) {
      const id = node.uid ?? node.sid;
      // Letters are no element; WeChat tells the element around them.
      if (!id || node.v !== undefined) continue;
      const target = { id, dataset: { sid: node.sid } };
      top().eh({ type, detail, target, currentTarget: target, timeStamp: Date.now() });
    }
  };
  const text = () => textOf(top().data.root ?? {});
  return {
    phone,
    drawn,
    text,
    path: () => top().route,
    open: (url) => wx_(wx, 'navigateTo', url),
    tap(words) {
      const exact = find(({ v }) => v === words);
      const nodes = exact.length ? exact : find(({ v }) => v?.includes(words) ?? false);
      if (!nodes.length) throw new Error(`「${words}」 is not on ${top().route}: ${text()}`);
      if (nodes.some(({ disabled }) => disabled)) throw new Error(`「${words}」 cannot be pressed now`);
      fire(nodes, 'tap', {});
    },
    type(id, value) {
      const nodes = find((node) => node.uid === id);
      if (!nodes.length) throw new Error(`There is no field ${id} on ${top().route}`);
      fire(nodes.slice(-1), 'input', { value });
    },
    async sees(words, ms = 8_000) {
      const until = Date.now() + ms;
      const there = () => (typeof words === 'string' ? text().includes(words) : words.test(text()));
      while (!there()) {
        if (Date.now() > until)
          throw new Error(`Waited for ${words} on ${top().route}, which shows: ${text()}`);
        await new Promise((wake) => setTimeout(wake, 20));
      }
    },
  };
}

const wx_ = (wx: Record<string, unknown>, name: string, url: string) =>
  (wx[name] as (options: { url: string }) => void)({ url });

/** WeChat's `require`, and its `Page` and `Component`, in a realm of their own. */
function moduleLoader(root: string, globals: Record<string, unknown>) {
  let registered: PageOptions | undefined;
  const context = vm.createContext({
    ...globals,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    Page: (options: PageOptions) => {
      registered = options;
    },
    Component: () => undefined,
    getApp: () => ({}),
  });
  const loaded = new Map<string, object>();
  const run = (file: string): object => {
    const known = loaded.get(file);
    if (known) return known;
    const module = { exports: {} };
    loaded.set(file, module.exports);
    const source = readFileSync(join(root, file), 'utf8');
    const wrapped = vm.runInContext(`(function (require, module, exports) {${source}\n})`, context, {
      filename: file,
    });
    wrapped(
      (name: string) => run(`${join(dirname(file), name).replaceAll('\\', '/').replace(/\.js$/, '')}.js`),
      module,
      module.exports,
    );
    return module.exports;
  };
  const found = new Map<string, PageOptions>();
  const page = (path: string): PageOptions => {
    if (!found.has(path)) {
      registered = undefined;
      run(`${path}.js`);
      if (!registered) throw new Error(`${path} registered no page`);
      found.set(path, registered);
    }
    return found.get(path)!;
  };
  return { run, page };
}

function instanceOf(options: PageOptions, route: string, drawn: MiniProgram['drawn']): PageInstance {
  const page: PageInstance = {
    ...options,
    data: structuredClone(options.data ?? {}),
    route,
    setData(patch, done) {
      drawn.times++;
      drawn.bytes += JSON.stringify(patch).length;
      for (const [path, value] of Object.entries(patch)) put(page.data, path, structuredClone(value));
      setTimeout(() => done?.(), 0);
    },
  };
  return page;
}

/** Sets `root.cn.[0].v` as `setData` does. */
function put(data: object, path: string, value: unknown): void {
  const keys = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  let at = data as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[keys[keys.length - 1]!] = value;
}

const textOf = (node: Node): string =>
  `${node.v ?? ''}${(node.cn ?? []).map(textOf).join(node.cn?.some((each) => each.v) ? '' : ' ')}`;

/** The nodes from the root to the first that passes. */
function pathTo(node: Node, test: (node: Node) => boolean): Node[] | undefined {
  if (test(node)) return [node];
  for (const child of node.cn ?? []) {
    const rest = pathTo(child, test);
    if (rest) return [node, ...rest];
  }
  return undefined;
}
