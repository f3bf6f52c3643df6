import { z } from 'zod';
import { regionCode, role } from './values';

export const signedIn = z.object({
  token: z.string(),
  account: z.object({ id: z.string(), role, displayName: z.string() }),
  elders: z.array(z.object({ id: z.string(), name: z.string(), region: regionCode })),
});
export type SignedIn = z.infer<typeof signedIn>;

export const demoSignInInput = z.object({ as: role, id: z.string().optional() });
export const wechatSignInInput = z.object({ code: z.string().min(1).max(200) });
export const staffSignInInput = z.object({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
