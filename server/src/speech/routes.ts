import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { optionalActor, requireActor } from '../households';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { type AppEnv, bodyOf, createRouter, jsonOf, problemResponses } from '../platform/http';
import { speak, type Voice } from './speak';
import { type Recognition, transcribe } from './transcribe';

export interface SpeechParts {
  recognition: Recognition;
  voice?: Voice;
  /** Words of this elder's catalog: told to the recogniser, and what it heard is mended by their sound. */
  wordsFor(
    ctx: Ctx,
    elderId?: string,
  ): Promise<{
    hotWords: string[];
    mend(heard: string): { text: string; repairs: { heard: string; meant: string }[] };
  }>;
}

const transcription = z.object({
  /** After repair by sound. */
  text: z.string(),
  heard: z.string(),
  repairs: z.array(z.object({ heard: z.string(), meant: z.string() })),
});

/** What the ear and the mouth of the page need: `POST /speech/transcriptions`, `POST /speech/audio`, `GET /speech`. */
export function speechRoutes({ recognition, voice, wordsFor }: SpeechParts) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'get',
      path: '/speech',
      tags: ['speech'],
      responses: {
        200: jsonOf(z.object({ listens: z.boolean(), speaks: z.boolean() }), 'What is configured'),
        ...problemResponses,
      },
    }),
    (c) =>
      c.json({ listens: Boolean(recognition.endpoint ?? recognition.local), speaks: Boolean(voice) }, 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/speech/transcriptions',
      tags: ['speech'],
      middleware: [requireActor],
      request: {
        body: {
          content: {
            'multipart/form-data': { schema: z.object({ file: z.any(), elderId: z.string().optional() }) },
          },
          required: true,
        },
      },
      responses: { 200: jsonOf(transcription, 'What was said'), ...problemResponses },
    }),
    async (c) => {
      // After validation Hono hands out the form itself, no longer a promise of it.
      const form = await Promise.resolve(c.req.formData()).catch(() => undefined);
      const audio = form?.get('file');
      if (!(audio instanceof File))
        throw new Problem('invalid', 'Send the recording as the multipart field "file".', [
          { path: 'file', message: 'a recording' },
        ]);
      const elderId = form?.get('elderId');
      const { hotWords, mend } = await wordsFor(
        c.get('ctx'),
        typeof elderId === 'string' ? elderId : undefined,
      );
      const heard = await transcribe(recognition, { audio, hotWords }, c.req.raw.signal);
      return c.json({ heard, ...mend(heard) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/speech/audio',
      tags: ['speech'],
      middleware: [optionalActor],
      request: {
        body: bodyOf(
          z.object({
            text: z.string().trim().min(1).max(1000),
            speed: z.number().min(0.5).max(2).default(0.85),
          }),
        ),
      },
      responses: {
        200: {
          description: 'mp3; synthetic, and labelled so by X-AI-Generated',
          content: { 'audio/mpeg': { schema: z.string() } },
        },
        ...problemResponses,
      },
    }),
    async (c) => {
      if (!voice)
        throw new Problem(
          'not_configured',
          '还没有开通朗读,用手机自带的声音。Speech synthesis is not configured: set TTS_BASE_URL and TTS_MODEL.',
        );
      const audio = await speak(voice, c.req.valid('json'), c.req.raw.signal);
      return audioResponse(c, audio);
    },
  );

  return router;
}

// The label of AI-generated content travels with the audio (标识办法, 2025-09); the page shows it in words.
const audioResponse = (c: Context<AppEnv>, audio: Buffer) =>
  c.body(new Uint8Array(audio), 200, {
    'Content-Type': 'audio/mpeg',
    'X-AI-Generated': 'true',
    'Cache-Control': 'private, max-age=86400',
  });
