import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './platform/errors';
import type { ModelEndpoint } from './platform/model-endpoint';

const endpoint = z.url({ protocol: /^https?$/ });
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema);
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const environment = z.object({
  NODE_ENV: setting(z.string().optional()),
  PORT: setting(z.coerce.number().int().min(0).max(65535).default(8787)),
  YINLING_DATA_DIR: setting(z.string().default('.data')),
  YINLING_DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  YINLING_DEMO: setting(flag.optional()),
  YINLING_NOW: setting(z.iso.datetime({ offset: true }).optional()),
  YINLING_EMBEDDER: setting(z.string().default('bundled')),
  YINLING_CALL_SECRET: setting(z.string().min(16).optional()),
  LLM_BASE_URL: setting(endpoint.optional()),
  LLM_API_KEY: setting(z.string().optional()),
  LLM_MODEL: setting(z.string().optional()),
  LLM_PRICE: setting(
    z
      .string()
      .regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, 'must be two prices with a slash between')
      .optional(),
  ),
  ASR_BASE_URL: setting(endpoint.optional()),
  ASR_API_KEY: setting(z.string().optional()),
  ASR_MODEL: setting(z.string().optional()),
  ASR_LOCAL_DIR: setting(z.string().optional()),
  TTS_BASE_URL: setting(endpoint.optional()),
  TTS_API_KEY: setting(z.string().optional()),
  TTS_MODEL: setting(z.string().optional()),
  TTS_VOICE: setting(z.string().optional()),
  WECHAT_APPID: setting(z.string().optional()),
  WECHAT_SECRET: setting(z.string().optional()),
  WECHAT_TEMPLATE_ID: setting(z.string().optional()),
});

const EXAMPLES: Record<string, string> = {
  PORT: '8787 (0 picks a free one)',
  YINLING_DATABASE_URL: 'postgres://user:password@localhost:5432/yinling',
  YINLING_DEMO: '1 or 0',
  YINLING_NOW: '2026-11-24T09:00:00+08:00',
  YINLING_CALL_SECRET: 'at least 16 characters shared with the telephone system',
  LLM_BASE_URL: 'https://api.deepseek.com/v1',
  LLM_MODEL: 'deepseek-chat',
  LLM_PRICE: '2/3 (yuan for a million tokens in and out)',
  ASR_BASE_URL: 'http://127.0.0.1:9000/v1',
  ASR_MODEL: 'sensevoice-small',
  TTS_BASE_URL: 'http://127.0.0.1:9001/v1',
  TTS_MODEL: 'cosyvoice-2',
  WECHAT_SECRET: 'the 32 characters shown in the WeChat console',
};

export interface Config {
  production: boolean;
  port: number;
  /** Absolute. */
  dataDir: string;
  databaseUrl?: string;
  demo: boolean;
  /** A fixed instant for the domain clock. */
  now?: Date;
  embedder: string;
  callSecret?: string;
  llm?: ModelEndpoint;
  asr?: ModelEndpoint;
  asrLocalDir?: string;
  tts?: ModelEndpoint & { voice?: string };
  wechat?: { appId: string; secret: string; templateId?: string };
}

/** The one place that reads the environment. Throws a `StartError` that names every bad setting, with an example. */
export function readConfig(env: Record<string, string | undefined>, cwd = process.cwd()): Config {
  const parsed = environment.safeParse(env);
  const faults: string[] = [];
  const fault = (name: string, message: string) =>
    faults.push(`${name}: ${message}.${EXAMPLES[name] ? ` Example: ${name}=${EXAMPLES[name]}` : ''}`);

  if (!parsed.success) {
    for (const issue of parsed.error.issues) fault(String(issue.path[0]), issue.message);
    throw new StartError(`These settings need mending:\n  ${faults.join('\n  ')}`);
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';

  const modelAt = (prefix: 'LLM' | 'ASR' | 'TTS'): ModelEndpoint | undefined => {
    const baseUrl = e[`${prefix}_BASE_URL`];
    const model = e[`${prefix}_MODEL`];
    if (!baseUrl && !model) return undefined;
    if (!baseUrl) fault(`${prefix}_BASE_URL`, `is missing while ${prefix}_MODEL is set; set both or neither`);
    if (!model) fault(`${prefix}_MODEL`, `is missing while ${prefix}_BASE_URL is set; set both or neither`);
    return baseUrl && model
      ? { baseUrl: baseUrl.replace(/\/+$/, ''), apiKey: e[`${prefix}_API_KEY`], model }
      : undefined;
  };
  const llm = modelAt('LLM');
  const [input, output] = (e.LLM_PRICE ?? '').split('/').map(Number);
  if (llm && input !== undefined && output !== undefined) llm.price = { input, output };
  const asr = modelAt('ASR');
  const tts = modelAt('TTS');

  if (production && e.YINLING_DEMO === true)
    fault(
      'YINLING_DEMO',
      'lets anyone sign in as a demo persona and is refused when NODE_ENV=production; set it to 0',
    );
  if (production && e.YINLING_NOW)
    fault('YINLING_NOW', 'stops the clock and is refused when NODE_ENV=production; unset it');
  if (e.WECHAT_APPID && !e.WECHAT_SECRET)
    fault('WECHAT_SECRET', 'is missing while WECHAT_APPID is set; set both or neither');
  if (!e.WECHAT_APPID && e.WECHAT_SECRET)
    fault('WECHAT_APPID', 'is missing while WECHAT_SECRET is set; set both or neither');
  if (faults.length) throw new StartError(`These settings need mending:\n  ${faults.join('\n  ')}`);

  return {
    production,
    port: e.PORT,
    dataDir: resolve(cwd, e.YINLING_DATA_DIR),
    databaseUrl: e.YINLING_DATABASE_URL,
    demo: e.YINLING_DEMO ?? !production,
    now: e.YINLING_NOW ? new Date(e.YINLING_NOW) : undefined,
    embedder: e.YINLING_EMBEDDER,
    callSecret: e.YINLING_CALL_SECRET,
    llm,
    asr,
    asrLocalDir: e.ASR_LOCAL_DIR,
    tts: tts && { ...tts, voice: e.TTS_VOICE },
    wechat:
      e.WECHAT_APPID && e.WECHAT_SECRET
        ? { appId: e.WECHAT_APPID, secret: e.WECHAT_SECRET, templateId: e.WECHAT_TEMPLATE_ID }
        : undefined,
  };
}
