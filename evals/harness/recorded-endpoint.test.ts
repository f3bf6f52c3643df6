import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openChatModel } from '../../server/src/assistant';
import { ScriptedModel } from '../../server/testing/scripted-model';
import { recordEndpoint, replayEndpoint } from './recorded-endpoint';

const ask = async (endpoint: Parameters<typeof openChatModel>[0], content: string) => {
  const chat = await openChatModel(endpoint);
  const said: string[] = [];
  const reply = await chat.ask(
    [{ role: 'user', content }],
    [],
    (text) => said.push(text),
    new AbortController().signal,
  );
  return { said: said.join(''), calls: reply.toolCalls.map(({ name }) => name) };
};

it('what a model said is said again without it, in order, and its key is not kept', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'yinling-recorded-')), 'run.json');
  const model = await ScriptedModel.start(
    { kind: 'text', text: '您好。' },
    { kind: 'text', text: '又见面了。' },
    { kind: 'tools', calls: [{ name: 'my_bookings', args: {} }] },
  );
  const recorder = await recordEndpoint({ ...model.endpoint, apiKey: 'sk-secret' }, file);
  const heard = [
    await ask(recorder.endpoint, '你好'),
    await ask(recorder.endpoint, '你好'),
    await ask(recorder.endpoint, '我订了什么'),
  ];
  await recorder.close();
  await model.stop();

  expect(heard[2]!.calls).toEqual(['my_bookings']);
  expect(readFileSync(file, 'utf8')).not.toContain('sk-secret');
  const replay = await replayEndpoint(file);
  for (const [n, question] of ['你好', '你好', '我订了什么'].entries())
    expect(await ask(replay.endpoint, question)).toEqual(heard[n]);
  await expect(ask(replay.endpoint, '没问过的')).rejects.toThrow();
  await replay.close();
});
