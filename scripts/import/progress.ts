import type { OnProgress, Progress } from '../../functions/imports/check-file';

const WIDTH = 24;
const LINE_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 100;
const WORDS: Record<Progress['phase'], string> = { reading: '读', checking: '核对', writing: '写入', undoing: '撤回' };

/** One line of progress: a bar in a terminal, otherwise words. */
export function progressLine({ phase, done, of }: Progress, seconds: number, bar: boolean): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const speed = rate > 0 ? ` ${Math.round(rate)} 行/秒` : '';
  if (!of) return `${WORDS[phase]} ${done} 行${speed}`;
  const left = rate > 0 ? Math.ceil((of - done) / rate) : 0;
  const full = Math.min(WIDTH, Math.round((done / of) * WIDTH));
  const drawn = bar ? `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ` : '';
  return `${WORDS[phase]} ${drawn}${done}/${of} ${Math.floor((done / of) * 100)}%${speed}${left > 0 ? ` 还要 ${left} 秒` : ''}`;
}

/** Shows progress on stderr: redrawn in a terminal, a line every five seconds in a log. */
export function progressBar(): { show: OnProgress; end: () => void } {
  const terminal = process.stderr.isTTY;
  let phase: Progress['phase'] | undefined;
  let [started, drawn] = [0, 0];
  return {
    show: (progress) => {
      const at = performance.now();
      if (progress.phase !== phase) {
        phase = progress.phase;
        started = at;
        drawn = terminal ? 0 : at;
      }
      if (at - drawn < (terminal ? DRAW_EVERY_MS : LINE_EVERY_MS) && progress.done !== progress.of) return;
      drawn = at;
      const line = progressLine(progress, (at - started) / 1000, terminal);
      process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end: () => {
      if (phase && terminal) process.stderr.write('\r\u001b[K');
      phase = undefined;
    },
  };
}
