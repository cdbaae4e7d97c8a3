/** The application on a database of its own, with a clock that tests move and a delivery without Temporal. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Knex } from 'knex';
import pino from 'pino';
import { createApp } from '../../api/app';
import { createFolderStore } from '../../api/attachments/store';
import { createApiMetrics } from '../../api/metrics';
import type { HealthProbes } from '../../api/health';
import { createKey } from '../../register/api-keys';
import type { KeyOwner } from '../../register/api-keys';
import { openRegister } from '../../register/database';
import { openDirectory } from '../../register/directory/directory';
import type { Directory } from '../../register/directory/directory';
import type { PostRole } from '../../domain/vocabulary';
import { cloneDatabase } from '../register/template-database';
import { inProcessDelivery } from './in-process-delivery';
import type { InProcessDelivery } from './in-process-delivery';

/** Monday 23 November 2026, 11:00: a working day, within the call centre's hours. */
export const MONDAY = Date.parse('2026-11-23T11:00:00+05:30');

export type Item = Readonly<Record<string, unknown>>;
export type Reply = {
  status: number;
  headers: Headers;
  text: string;
  json: Item;
  /** Of a list. */
  items: readonly Item[];
  /** Of a command's answer. */
  grievance: Item;
};

export type AskOptions = {
  key?: string | null;
  json?: unknown;
  body?: string | Buffer | FormData;
  headers?: Record<string, string>;
  method?: string;
};

export type TestApi = {
  url: string;
  db: Knex;
  directory: Directory;
  delivery: InProcessDelivery;
  clock: { at: number; now(): number };
  log: string[];
  health: HealthProbes;
  key(owner: KeyOwner): Promise<string>;
  /** A key of the first post with this role (at this office). */
  keyOf(role: PostRole, office?: string): Promise<string>;
  ask(pathAndQuery: string, options?: AskOptions): Promise<Reply>;
  close(): Promise<void>;
};

export async function openApi(): Promise<TestApi> {
  const database = await cloneDatabase();
  const db = openRegister(database.url);
  const directory = await openDirectory(db);
  const clock = {
    at: MONDAY,
    now: () => clock.at,
  };
  const delivery = inProcessDelivery({ db, directory, clock });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-attachments-'));
  const log: string[] = [];
  const fine = () => Promise.resolve({ ok: true });
  const health: HealthProbes = { register: fine, temporal: fine, worker: fine };
  const app = createApp({
    db,
    directory,
    delivery,
    clock,
    attachments: createFolderStore(folder),
    health,
    metrics: createApiMetrics(),
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    temporalUi: { url: 'http://127.0.0.1:8233', namespace: 'default' },
    version: 'test',
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = new Map<string, string>();
  const key = async (owner: KeyOwner): Promise<string> => {
    const name = JSON.stringify(owner);
    const known = keys.get(name) ?? (await createKey(db, owner));
    keys.set(name, known);
    await db('api_keys').update({ per_second: 100_000, burst: 100_000 });
    return known;
  };
  return {
    url,
    db,
    directory,
    delivery,
    clock,
    log,
    health,
    key,
    keyOf(role, office) {
      const post = directory
        .posts()
        .find((one) => one.role === role && (office === undefined || one.office === office));
      if (post === undefined) throw new Error(`no post ${role} at ${office ?? 'any office'}`);
      return key({ post: post.id });
    },
    async ask(pathAndQuery, { key: bearer, json, body, headers = {}, method } = {}) {
      const sent = json === undefined ? body : JSON.stringify(json);
      const response = await fetch(`${url}${pathAndQuery}`, {
        method: method ?? (sent === undefined ? 'GET' : 'POST'),
        headers: {
          ...(bearer === undefined || bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      const parsed = (isJson && text !== '' ? JSON.parse(text) : {}) as Item;
      const { items = [], grievance = {} } = parsed as { items?: Item[]; grievance?: Item };
      return { status: response.status, headers: response.headers, text, json: parsed, items, grievance };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.destroy();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let counter = 0;
/** A fresh Idempotency-Key. */
export function fresh(): Record<string, string> {
  counter += 1;
  return { 'Idempotency-Key': `test-${process.pid}-${counter}` };
}

export const A_GRIEVANCE = {
  kind: 'grievance',
  channel: 'web',
  text: 'The road in front of our school is broken since the rains.',
  complainant: { name: 'Anita Das', mobile: '+919812345601', address: '12 Lake Road' },
  place: { district: 'murshidabad' },
};

/** A list within an answer: `errors`, `timeline`. */
export function listIn({ json }: Reply, field: string): readonly Item[] {
  const value = json[field];
  return Array.isArray(value) ? (value as Item[]) : [];
}
