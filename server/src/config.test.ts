import { describe, expect, it } from 'vitest';
import { readConfig } from './config';

describe('settings', () => {
  it('has working defaults when nothing is set', () => {
    const config = readConfig({}, '/srv/yinling');
    expect(config).toMatchObject({
      port: 8787,
      dataDir: '/srv/yinling/.data',
      demo: true,
      embedder: 'bundled',
      production: false,
    });
    expect(config.llm).toBeUndefined();
  });

  it('names every bad setting at once, with an example', () => {
    expect(() => readConfig({ PORT: 'eighty', YINLING_NOW: 'tomorrow' })).toThrow(
      /PORT: .*Example: PORT=8787[\s\S]*YINLING_NOW: .*Example: YINLING_NOW=2026/,
    );
  });

  it('refuses demo mode and a stopped clock in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production', YINLING_DEMO: '1' })).toThrow(/YINLING_DEMO/);
    expect(() => readConfig({ NODE_ENV: 'production', YINLING_NOW: '2026-11-24T09:00:00+08:00' })).toThrow(
      /YINLING_NOW/,
    );
    expect(readConfig({ NODE_ENV: 'production' }).demo).toBe(false);
  });

  it('wants an endpoint and a model together', () => {
    expect(() => readConfig({ LLM_BASE_URL: 'http://127.0.0.1:1/v1' })).toThrow(/LLM_MODEL: is missing/);
    expect(readConfig({ LLM_BASE_URL: 'http://127.0.0.1:1/v1/', LLM_MODEL: 'm' }).llm).toEqual({
      baseUrl: 'http://127.0.0.1:1/v1',
      apiKey: undefined,
      model: 'm',
    });
  });

  it('treats an empty setting as unset', () => {
    expect(readConfig({ PORT: '', YINLING_DATABASE_URL: ' ' }).port).toBe(8787);
  });
});
