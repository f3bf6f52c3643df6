import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
export type LockFile = { packages: Record<string, LockedPackage> };

/**
 * Optional packages that the lock file has no entry for. `npm install` drops those of other platforms now and then,
 * and `npm ci` then refuses the whole lock file, on every platform.
 */
export function missingOptional({ packages }: LockFile): { name: string; version: string; dev: boolean }[] {
  const missing = new Map<string, { name: string; version: string; dev: boolean }>();
  for (const [path, locked] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name)) missing.set(name, { name, version, dev: locked.dev === true });
    }
  }
  return [...missing.values()];
}

/** As Node finds packages: beside the one that asks, then in each folder above. */
function isLocked(packages: LockFile['packages'], path: string, name: string): boolean {
  const parts = path.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth--) {
    const base = parts.slice(0, depth).join('/node_modules/');
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
  }
  return false;
}

/** Which platform a package is for, read off its name; they are named alike everywhere. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const plain = name.replace(/^@[^/]+\//, '');
  const os = /android|darwin|freebsd|linux|win32/.exec(plain)?.[0];
  const cpu = /arm64|x64|ia32|arm/.exec(plain)?.[0];
  if (!os || !cpu)
    throw new Error(`${name}: its platform cannot be read off its name; add it to the lock file by hand.`);
  return {
    os: [os],
    cpu: [cpu],
    ...(os === 'linux' && { libc: [plain.includes('musl') ? 'musl' : 'glibc'] }),
  };
}

/** `npm run complete-lock`: gives every optional package its entry again. */
function completeLockFile(file: string): void {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  const missing = missingOptional(lock);
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(dev && { dev }),
      optional: true,
      ...platformOf(name),
    };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} entries added\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) completeLockFile('package-lock.json');
