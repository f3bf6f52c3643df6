import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** `salt:key` in base64url; scrypt with Node's default cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}:${(await derive(password, salt, 32)).toString('base64url')}`;
}

// Compared against when there is no such user, so that the time taken does not tell names that exist.
const NOBODY = `${Buffer.alloc(16).toString('base64url')}:${Buffer.alloc(32).toString('base64url')}`;

export async function passwordMatches(password: string, stored: string | null | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (stored ?? NOBODY).split(':');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), 32);
  return Boolean(stored) && expected.length === actual.length && timingSafeEqual(actual, expected);
}
