// A display is a screen that nobody looks at, with a keyboard. What Chromium asks outside of every page it asks on a display only, and there it is answered by keys.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Whether this machine has one. */
export const hasDisplay = () => ['Xvfb', 'xdotool'].every((program) => spawnSync('which', [program]).status === 0);

/** @typedef {Awaited<ReturnType<typeof startDisplay>>} Display */

export async function startDisplay() {
  // The server chooses a free number itself, and writes it into the pipe once it takes clients.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const [number] = await Promise.race([once(pipe, 'data'), once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it was ready.')))]);
  const DISPLAY = `:${String(number).trim()}`;
  return {
    name: DISPLAY,
    /** Presses keys in a window. @param {string} title the beginning of the window's @param {...string} keys as xdotool calls them */
    press: (title, ...keys) => void execFileSync('xdotool', ['search', '--onlyvisible', '--name', `^${title}`, 'windowfocus', '--sync', 'key', ...keys], { env: { ...process.env, DISPLAY } }),
    /** Whether a window stands there. @param {string} title the beginning of its */
    shows: (title) => spawnSync('xdotool', ['search', '--onlyvisible', '--name', `^${title}`], { env: { ...process.env, DISPLAY } }).status === 0,
    /** How many windows there are; a menu is one, and so is each menu that opens from it. */
    windows: () => (spawnSync('xdotool', ['search', '--onlyvisible', '--class', ''], { env: { ...process.env, DISPLAY } }).stdout ?? '').toString().trim().split('\n').length,
    /** Moves the pointer to where nothing is. */
    away: () => void execFileSync('xdotool', ['mousemove', '1399', '999'], { env: { ...process.env, DISPLAY } }),
    stop: () => void server.kill(),
  };
}
