import { whenOwnerIsGone } from '../engines/service-process';

/** A service that nobody owns any more gets this long to end in order, in milliseconds. */
const orphanMs = 4_000;

export interface Service {
  close(): Promise<void>;
  /** Resolves (or rejects) when it ends by itself. */
  readonly finished?: Promise<void>;
}

/** Runs one service until it is asked to stop, ends by itself, or its owner is gone; then ends the process. */
export async function runService(open: () => Promise<Service>): Promise<never> {
  let orphaned = false;
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    // The signal by which Temporal's own workers are told to stop; unhandled it would end Node at once.
    process.once('SIGUSR2', () => resolve());
    whenOwnerIsGone(() => {
      orphaned = true;
      setTimeout(() => process.exit(1), orphanMs).unref();
      resolve();
    });
  });
  let opened = false;
  void asked.then(() => {
    // Asked to stop while it was still opening: there is nothing yet to close in order.
    if (!opened) process.exit(orphaned ? 1 : 0);
  });
  const service = await open();
  opened = true;
  await Promise.race([asked, service.finished ?? asked]);
  await service.close();
  process.exit(orphaned ? 1 : 0);
}
