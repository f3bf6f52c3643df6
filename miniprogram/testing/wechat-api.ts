import { Buffer } from 'node:buffer';

/** What the mini-program did to the phone, for tests to look at. */
export interface Phone {
  storage: Map<string, string>;
  calls: string[];
  /** Files written, by path; bytes. */
  files: Map<string, Uint8Array>;
  recorder: FakeRecorder;
  /** What `wx.authorize` answers. */
  allows: boolean;
  online: boolean;
  /** Bytes a streamed answer is cut into, so that characters are cut too. */
  chunk: number;
  /** Names of the API that were asked for and are not stood in for. */
  unknown: Set<string>;
}

export interface FakeRecorder {
  started: number;
  options?: unknown;
  /** Makes the phone tell the program something: `emit('FrameRecorded', { frameBuffer })`. */
  emit(event: string, detail?: unknown): void;
}

interface RequestOptions {
  url: string;
  method?: string;
  data?: object | string;
  header?: Record<string, string>;
  responseType?: string;
  enableChunked?: boolean;
  success?(result: object): void;
  fail?(error: object): void;
  complete?(result: object): void;
}

/** Where the bundle believes the server is, from the build's settings. */
const BUILT_FOR = 'http://127.0.0.1:8787';

/** A stand-in for `wx` whose requests go over real HTTP to `serverUrl`. */
export function createWechatApi(
  serverUrl: string,
  navigate: Record<string, (options: { url?: string }) => void>,
) {
  const phone: Phone = {
    storage: new Map(),
    calls: [],
    files: new Map(),
    recorder: createRecorder(),
    allows: true,
    online: true,
    chunk: 7,
    unknown: new Set(),
  };
  const listenRecorder = (event: string) => (listener: (detail: unknown) => void) =>
    recorderListeners.set(event, listener);
  const recorderListeners = new Map<string, (detail: unknown) => void>();
  phone.recorder.emit = (event, detail) => recorderListeners.get(event)?.(detail);
  const done = (options?: { success?: (result: object) => void; complete?: (result: object) => void }) => {
    options?.success?.({ errMsg: 'ok' });
    options?.complete?.({ errMsg: 'ok' });
  };
  const known: Record<string, unknown> = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => false,
    getStorageSync: (key: string) => phone.storage.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void phone.storage.set(key, value),
    getAppBaseInfo: () => ({ language: 'zh_CN', fontSizeScaleFactor: 1 }),
    getSystemInfoSync: () => ({
      platform: 'ios',
      SDKVersion: '3.5.0',
      windowWidth: 390,
      windowHeight: 844,
      pixelRatio: 2,
    }),
    getWindowInfo: () => ({ windowWidth: 390, windowHeight: 844, pixelRatio: 2 }),
    getLaunchOptionsSync: () => ({ path: 'pages/home', query: {} }),
    nextTick: (work: () => void) => setTimeout(work, 0),
    login: (options: { success(result: object): void }) => options.success({ code: 'wx-code', errMsg: 'ok' }),
    makePhoneCall(options: { phoneNumber: string; success?(result: object): void }) {
      phone.calls.push(options.phoneNumber);
      done(options);
    },
    authorize: (options: { success(result: object): void; fail(error: object): void }) =>
      phone.allows ? options.success({ errMsg: 'ok' }) : options.fail({ errMsg: 'authorize:fail auth deny' }),
    getRecorderManager: () => ({
      start(options: unknown) {
        phone.recorder.started++;
        phone.recorder.options = options;
        phone.recorder.emit('Start');
      },
      stop: () => phone.recorder.emit('Stop', { tempFilePath: 'wxfile://tmp/said.pcm' }),
      onStart: listenRecorder('Start'),
      onStop: listenRecorder('Stop'),
      onError: listenRecorder('Error'),
      onFrameRecorded: listenRecorder('FrameRecorded'),
      onInterruptionBegin: listenRecorder('InterruptionBegin'),
    }),
    getFileSystemManager: () => ({
      writeFileSync: (path: string, data: ArrayBuffer) => void phone.files.set(path, new Uint8Array(data)),
    }),
    createInnerAudioContext: () => ({ play() {}, stop() {}, destroy() {} }),
    // A line that never opens: what needs it says so, and the rest goes on.
    connectSocket: () => ({ onOpen() {}, onMessage() {}, onClose() {}, onError() {}, send() {}, close() {} }),
    onNetworkStatusChange() {},
    setNavigationBarTitle: done,
    pageScrollTo: done,
    showToast: done,
    request: (options: RequestOptions) => sendRequest(options, serverUrl, phone),
    uploadFile: (
      options: RequestOptions & { filePath: string; name: string; formData?: Record<string, string> },
    ) => void upload(options, serverUrl, phone),
  };
  for (const [name, act] of Object.entries(navigate))
    known[name] = (options: { url?: string; success?(result: object): void }) => {
      act(options);
      done(options);
    };
  const wx = new Proxy(known, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) phone.unknown.add(name);
      return target[name as string];
    },
  });
  return { wx, phone };
}

function createRecorder(): FakeRecorder {
  return { started: 0, emit() {} };
}

const addressed = (url: string, serverUrl: string) => url.replace(BUILT_FOR, serverUrl);

function sendRequest(options: RequestOptions, serverUrl: string, phone: Phone) {
  const { url, method = 'GET', data, header, responseType } = options;
  let onChunk: ((result: { data: ArrayBuffer }) => void) | undefined;
  const send = async () => {
    if (!phone.online) throw new Error('request:fail');
    const response = await fetch(addressed(url, serverUrl), {
      method,
      headers: header,
      body: method === 'GET' || data === undefined ? undefined : JSON.stringify(data),
    });
    if (options.enableChunked && response.body && response.ok) {
      await readInChunks(response.body, phone.chunk, (piece) => onChunk?.({ data: piece }));
      return { statusCode: response.status, data: new ArrayBuffer(0) };
    }
    const bytes = await response.arrayBuffer();
    return { statusCode: response.status, data: responseType === 'arraybuffer' ? bytes : parsed(bytes) };
  };
  send().then(
    (result) => {
      options.success?.({ ...result, errMsg: 'request:ok', header: {} });
      options.complete?.({ ...result, errMsg: 'request:ok' });
    },
    () => {
      options.fail?.({ errMsg: 'request:fail' });
      options.complete?.({ errMsg: 'request:fail' });
    },
  );
  return {
    abort() {},
    onChunkReceived(listener: typeof onChunk) {
      onChunk = listener;
    },
  };
}

async function readInChunks(
  body: ReadableStream<Uint8Array>,
  size: number,
  onPiece: (piece: ArrayBuffer) => void,
) {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (let at = 0; at < value.length; at += size) onPiece(value.slice(at, at + size).buffer as ArrayBuffer);
  }
}

async function upload(
  options: RequestOptions & { filePath: string; name: string; formData?: Record<string, string> },
  serverUrl: string,
  phone: Phone,
) {
  const form = new FormData();
  const bytes = phone.files.get(options.filePath) ?? new Uint8Array();
  form.append(options.name, new File([Buffer.from(bytes)], 'said.wav', { type: 'audio/wav' }));
  for (const [key, value] of Object.entries(options.formData ?? {})) form.append(key, value);
  try {
    const response = await fetch(addressed(options.url, serverUrl), {
      method: 'POST',
      headers: options.header,
      body: form,
    });
    options.success?.({ statusCode: response.status, data: await response.text(), errMsg: 'ok' });
  } catch {
    options.fail?.({ errMsg: 'uploadFile:fail' });
  }
}

function parsed(bytes: ArrayBuffer): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
