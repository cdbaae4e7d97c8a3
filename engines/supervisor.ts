import type { OwnedProcess } from './guarded-process';

/** Something that runs as a process of its own and is started again when it dies. */
export interface Part {
  readonly name: string;
  /** Resolves when it is up; called again each time it has died. */
  start(): Promise<OwnedProcess>;
}

export interface SupervisorEvent {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly part: string;
  readonly detail?: string;
  readonly restartInMs?: number;
  readonly childPid?: number;
}

export interface SupervisorOptions {
  readonly tell: (event: SupervisorEvent) => void;
  /** First wait before a restart, in milliseconds; doubled with each death up to `longestWaitMs`. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  /** One that lived this long, in milliseconds, begins with the first wait again. */
  readonly steadyAfterMs?: number;
}

interface Running {
  readonly part: Part;
  process: OwnedProcess | undefined;
  deaths: number;
}

/**
 * Owns the parts of a running system: starts them one after another, starts each again (with back-off) when it dies,
 * and stops them in the reverse order.
 */
export class Supervisor {
  readonly #running: Running[] = [];
  readonly #keepers: Promise<void>[] = [];
  readonly #options: Required<SupervisorOptions>;
  #stopping = false;
  #wake: () => void = () => undefined;
  readonly #stopAsked: Promise<void>;

  constructor(options: SupervisorOptions) {
    this.#options = { firstWaitMs: 250, longestWaitMs: 15_000, steadyAfterMs: 60_000, ...options };
    this.#stopAsked = new Promise((resolve) => (this.#wake = resolve));
  }

  /**
   * Starts a part and keeps it running from then on.
   *
   * @throws whatever its first start throws; it is not tried again then
   */
  async start(part: Part): Promise<OwnedProcess> {
    // The place is taken before it is up, so that parts started at once are still stopped in the order of the calls.
    const running: Running = { part, process: undefined, deaths: 0 };
    this.#running.push(running);
    const owned = await part.start();
    if (this.#stopping) {
      await owned.stop();
      throw new Error(`${part.name} came up while everything was being stopped`);
    }
    running.process = owned;
    this.#options.tell({ level: 'info', message: 'started', part: part.name, childPid: owned.pid });
    this.#keepers.push(this.#keep(running, owned));
    return owned;
  }

  /** The part's process, undefined while it is being started again. */
  processOf(name: string): OwnedProcess | undefined {
    return this.#running.find((running) => running.part.name === name)?.process;
  }

  /** Stops everything, last started first, each in order; resolves when nothing is left. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    for (const running of this.#running.toReversed()) {
      const { process: owned } = running;
      if (owned === undefined) continue;
      await owned.stop();
      this.#options.tell({ level: 'info', message: 'stopped', part: running.part.name });
    }
    // One that was just being started again is stopped by its keeper.
    await Promise.all(this.#keepers);
  }

  /** Kills everything at once. */
  kill(): void {
    this.#stopping = true;
    this.#wake();
    for (const { process: owned } of this.#running) owned?.kill();
  }

  async #keep(running: Running, first: OwnedProcess): Promise<void> {
    let owned = first;
    for (;;) {
      const began = Date.now();
      const how = await owned.exited;
      running.process = undefined;
      if (this.#stopping) return;
      // One that was asked to end (an operator, `npm run dev`) and did so in order has nothing to be held back for.
      const inOrder = how === 'ended with code 0';
      if (inOrder || Date.now() - began >= this.#options.steadyAfterMs) running.deaths = 0;
      const again = await this.#startAgain(running, how);
      if (again === undefined) return;
      owned = again;
    }
  }

  async #startAgain(running: Running, died: string): Promise<OwnedProcess | undefined> {
    const { name } = running.part;
    let detail = died;
    for (;;) {
      const restartInMs = Math.min(
        this.#options.firstWaitMs * 2 ** Math.min(running.deaths, 20),
        this.#options.longestWaitMs,
      );
      running.deaths += 1;
      this.#options.tell({
        level: 'warn',
        message: 'died, will be started again',
        part: name,
        detail,
        restartInMs,
      });
      await this.#wait(restartInMs);
      if (this.#stopping) return undefined;
      try {
        const owned = await running.part.start();
        if (this.#stopping) {
          await owned.stop();
          return undefined;
        }
        running.process = owned;
        this.#options.tell({ level: 'info', message: 'started again', part: name, childPid: owned.pid });
        return owned;
      } catch (error) {
        detail = error instanceof Error ? error.message : String(error);
      }
    }
  }

  async #wait(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([new Promise((resolve) => (timer = setTimeout(resolve, ms))), this.#stopAsked]);
    clearTimeout(timer);
  }
}
