/** The table of `npm run bench` and, as the last line, its figures as one JSON object. */
import { median, percentile, rounded, sum } from './statistics';

export type RoundKind = 'plain' | 'bare';
export type Round = {
  kind: RoundKind;
  cases: number;
  elapsedMs: number;
  /** Each command's (Update's) time as its sender sees it. */
  commandMs: number[];
  /** Each lodging's time. */
  firstMs: number[];
  /** Per case, by part; `null`: not known on this machine. */
  cpuMs: Record<string, number | null>;
};
/** Of one case's history: what page 4 sets limits for. */
export type Size = { events: number; transitions: number };

export type Measured = {
  counted: readonly Round[];
  lone: Readonly<Record<RoundKind, Round>>;
  sizes: Readonly<Record<RoundKind, Size>>;
  concurrency: number;
  updates: number;
  steps: number;
};

const PARTS = { server: 'Temporal', postgres: 'PostgreSQL', worker: 'worker', api: 'API', client: 'client' };

export function report(measured: Measured): string {
  const { counted, lone, sizes } = measured;
  const figures = { plain: figuresOf(counted, 'plain'), bare: figuresOf(counted, 'bare') };
  const row = (what: string, value: (kind: RoundKind) => string): string =>
    `${what.padEnd(34)}${value('plain').padStart(12)}${value('bare').padStart(12)}`;
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const known = counted.some(({ cpuMs }) => cpuMs['server'] !== null);
  const ratio = ratioOf(counted);
  const cpuRatio = known ? total(figures.bare.cpu) / total(figures.plain.cpu) : null;
  const lines = [
    '',
    `${measured.updates} Updates and ${measured.steps} steps a case, ${measured.concurrency} cases at once; medians of the rounds`,
    row('', (kind) => (kind === 'plain' ? 'plain road' : 'bare')),
    row('cases a second', (kind) => figures[kind].rate.toFixed(1)),
    row('ratio to bare', (kind) => (kind === 'plain' ? ratio.toFixed(2) : '1')),
    ...(cpuRatio === null
      ? []
      : [row('ratio by CPU a case', (kind) => (kind === 'plain' ? cpuRatio.toFixed(2) : '1'))]),
    row('a command (Update), p50', (kind) => ms(figures[kind].p50)),
    row('a command (Update), p95', (kind) => ms(figures[kind].p95)),
    row('… one case at a time, p50', (kind) => ms(percentile(lone[kind].commandMs, 0.5))),
    row('a lodging, p50', (kind) =>
      kind === 'plain' ? ms(percentile(figuresOf(counted, kind).first, 0.5)) : '–',
    ),
    row('events a case', (kind) => String(sizes[kind].events)),
    row('state transitions a case', (kind) => String(sizes[kind].transitions)),
    ...(known
      ? Object.entries(PARTS).map(([part, name]) =>
          row(`CPU a case, ${name}`, (kind) => {
            const value = figures[kind].cpu[part] ?? null;
            return value === null || (kind === 'bare' && part !== 'worker' && value < 1) ? '–' : ms(value);
          }),
        )
      : ['CPU by part is not known: this machine has no /proc.']),
    '',
  ];
  const json = {
    rate: rounded(figures.plain.rate, 2),
    bareRate: rounded(figures.bare.rate, 2),
    ratio: rounded(ratio, 3),
    cpuRatio: cpuRatio === null ? null : rounded(cpuRatio, 3),
    p50Ms: rounded(figures.plain.p50),
    p95Ms: rounded(figures.plain.p95),
    bareP50Ms: rounded(figures.bare.p50),
    bareP95Ms: rounded(figures.bare.p95),
    aloneP50Ms: rounded(percentile(lone.plain.commandMs, 0.5)),
    bareAloneP50Ms: rounded(percentile(lone.bare.commandMs, 0.5)),
    lodgeP50Ms: rounded(percentile(figures.plain.first, 0.5)),
    events: sizes.plain.events,
    transitions: sizes.plain.transitions,
    bareEvents: sizes.bare.events,
    bareTransitions: sizes.bare.transitions,
    cases: counted.filter(({ kind }) => kind === 'plain').reduce((total, round) => total + round.cases, 0),
    cpuMs: cpuFor(figures.plain.cpu),
    bareCpuMs: cpuFor(figures.bare.cpu),
  };
  return `${lines.join('\n')}\n${JSON.stringify(json)}\n`;
}

/** Each round against the bare one that follows it: what the machine did meanwhile weighs on both. */
function ratioOf(counted: readonly Round[]): number {
  const rates = (kind: RoundKind): number[] =>
    counted.filter((round) => round.kind === kind).map(({ cases, elapsedMs }) => cases / elapsedMs);
  const bare = rates('bare');
  return median(rates('plain').map((rate, i) => rate / (bare[i] ?? Number.NaN)));
}

function figuresOf(counted: readonly Round[], kind: RoundKind) {
  const rounds = counted.filter((round) => round.kind === kind);
  const commands = rounds.flatMap(({ commandMs }) => commandMs);
  const cpu: Record<string, number | null> = {};
  for (const part of Object.keys(PARTS)) {
    const name = part === 'worker' && kind === 'bare' ? 'bareWorker' : part;
    const values = rounds.map(({ cpuMs }) => cpuMs[name] ?? null).filter((value) => value !== null);
    cpu[part] = values.length === 0 ? null : median(values);
  }
  return {
    rate: median(rounds.map(({ cases, elapsedMs }) => (1000 * cases) / elapsedMs)),
    p50: percentile(commands, 0.5),
    p95: percentile(commands, 0.95),
    first: rounds.flatMap(({ firstMs }) => firstMs),
    cpu,
  };
}

/** CPU of a case in all parts: hardly moved by what else the machine does meanwhile, as rates are. */
function total(cpu: Readonly<Record<string, number | null>>): number {
  return sum(Object.values(cpu).map((ms) => ms ?? 0));
}

function cpuFor(cpu: Readonly<Record<string, number | null>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(cpu).map(([part, value]) => [part, value === null ? null : rounded(value)]),
  );
}
