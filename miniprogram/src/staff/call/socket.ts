import Taro from '@tarojs/taro';
import { session } from '../../features/session/session';

const AGAIN_AFTER = 2_000;

export interface Line {
  /** False when the line is down; say it over HTTP then. */
  send(message: object): boolean;
  close(): void;
}

/** Keeps a WebSocket of the server open until it is closed here; `onState` hears when it is up and down. */
export function openLine<Event>(
  path: string,
  onEvent: (event: Event) => void,
  onState: (up: boolean) => void,
): Line {
  let task: Taro.SocketTask | undefined;
  let up = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (next: boolean) => {
    up = next;
    if (!closed) onState(next);
  };
  const again = () => {
    change(false);
    clearTimeout(timer);
    if (!closed) timer = setTimeout(connect, AGAIN_AFTER);
  };
  async function connect() {
    const base = (API_BASE || window.location.origin).replace(/^http/, 'ws');
    const opened = await Taro.connectSocket({
      url: `${base}${path}`,
      protocols: [`bearer.${session.get().token ?? ''}`],
    }).catch(() => undefined);
    if (!opened) return again();
    if (closed) return opened.close({});
    task = opened;
    opened.onOpen(() => change(true));
    opened.onMessage(({ data }) => onEvent(JSON.parse(String(data)) as Event));
    opened.onClose(again);
    opened.onError(again);
  }
  void connect();
  return {
    send(message) {
      if (!up || !task) return false;
      task.send({ data: JSON.stringify(message) });
      return true;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      task?.close({});
    },
  };
}
