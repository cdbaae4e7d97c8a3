/** What routes are given: the ports of the API, opened once by `server.ts` or by a test. */
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Clock } from '../register/clock';
import type { Directory } from '../register/directory/directory';
import type { AttachmentStore } from './attachments/store';
import type { Delivery } from '../delivery/delivery';
import type { HealthProbes } from './health';
import type { ApiMetrics } from './metrics';

export type Services = {
  db: Knex;
  directory: Directory;
  delivery: Delivery;
  clock: Clock;
  attachments: AttachmentStore;
  health: HealthProbes;
  metrics: ApiMetrics;
  log: Logger;
  /** Where people read histories, `null` when it is not known; links to it go to administrators only. */
  temporalUi: { url: string; namespace: string } | null;
  version: string;
};
