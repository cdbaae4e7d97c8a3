/** CPU that processes and everything below them have used, from proc(5); nothing where there is no /proc. */
import { readdir, readFile } from 'node:fs/promises';

/** Process ids by what they are; `null`: not known here. */
export type Parts = Record<'server' | 'postgres' | 'worker' | 'api', number | null>;

/** Clock ticks of /proc are hundredths of a second on every Linux (USER_HZ). */
const TICK_MS = 10;

type Stat = { pid: number; parent: number; cpuMs: number };

/** CPU in milliseconds of each process tree, ended children included; `null` where it cannot be read. */
export async function cpuOf(
  roots: Readonly<Record<string, number | null>>,
): Promise<Record<string, number | null>> {
  const stats = await allStats();
  return Object.fromEntries(
    Object.entries(roots).map(([name, root]) => [name, root === null ? null : cpuOfTree(stats, root)]),
  );
}

/** The child of a process whose command line ends with this word. */
export async function childNamed(parent: number | undefined, word: string): Promise<number | null> {
  for (const { pid } of (await allStats()).filter((stat) => stat.parent === parent)) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (
      line
        .split('\0')
        .filter((part) => part !== '')
        .at(-1) === word
    )
      return pid;
  }
  return null;
}

function cpuOfTree(stats: readonly Stat[], root: number): number | null {
  const own = stats.find(({ pid }) => pid === root);
  if (own === undefined) return null;
  const below = stats.filter(({ parent }) => parent === root).map(({ pid }) => cpuOfTree(stats, pid) ?? 0);
  return below.reduce((sum, ms) => sum + ms, own.cpuMs);
}

async function allStats(): Promise<Stat[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(statOf));
  return stats.filter((stat) => stat !== null);
}

async function statOf(pid: string): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The second field is the program's name in brackets and may itself hold blanks; field 4 is the parent, 14 to 17
  // are user and system time of the process and of its ended children.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return { pid: Number(pid), parent: fields[1] ?? 0, cpuMs: ticks * TICK_MS };
}
