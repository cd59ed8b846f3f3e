// A child process that is kept running: started again when it dies, with a pause that grows.
import { spawn } from 'node:child_process';

/**
 * A child that lived this long did not die at once; its next restart comes without delay. One that
 * was killed from outside is not broken, and gets the benefit of the doubt sooner.
 */
const STEADY_MS = 5_000;
const STEADY_IF_KILLED_MS = 1_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 15_000;

export function pauseAfter(quickDeaths) {
  return Math.min(FIRST_PAUSE_MS * 2 ** quickDeaths, LONGEST_PAUSE_MS);
}

/**
 * `of.command` and `of.args()` start it, with an IPC channel, so that it notices when this process is
 * gone. `of.mayRestart({ code, signal })` says whether an end is followed by a new start.
 */
export function keepRunning(of) {
  let child;
  let timer;
  let quickDeaths = 0;
  let stopping = false;

  const start = () => {
    const startedAt = Date.now();
    child = spawn(of.command, of.args(), {
      env: of.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
    });
    child.on('message', (message) => of.onMessage?.(message));
    of.onStart?.(child);
    child.on('exit', (code, signal) => {
      if (stopping || !of.mayRestart({ code, signal })) {
        of.onEnd?.({ code, signal, stopping });
        return;
      }
      const steady = signal ? STEADY_IF_KILLED_MS : STEADY_MS;
      quickDeaths = Date.now() - startedAt < steady ? quickDeaths + 1 : 0;
      of.onRestart?.({ code, signal });
      timer = setTimeout(start, pauseAfter(Math.max(0, quickDeaths - 1)));
    });
  };

  const stop = (patienceMs) =>
    new Promise((ended) => {
      stopping = true;
      clearTimeout(timer);
      if (!child || child.exitCode !== null || child.signalCode !== null) return ended();
      const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.once('exit', () => {
        clearTimeout(force);
        ended();
      });
      child.kill('SIGTERM');
      return undefined;
    });

  start();
  return { stop, pid: () => child?.pid };
}
