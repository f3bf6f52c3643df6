import { type ChildProcess, spawn } from 'node:child_process';

/** `npm run dev`: the server restarts when its sources change, and the page is rebuilt when its sources change. */
const run = (command: string, args: string[], cwd?: string): ChildProcess =>
  spawn(command, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'development' },
  });

const children = [
  run('npx', [
    'tsx',
    'watch',
    '--include',
    'server/**',
    '--include',
    'knowledge/**',
    '--include',
    'prompts/**',
    'server/src/start.ts',
  ]),
  run('npx', ['taro', 'build', '--type', 'h5', '--watch', '--no-check'], 'miniprogram'),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
