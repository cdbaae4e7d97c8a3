import type { Knex } from 'knex';

/** Commands that survive, messages, calls, visits, attachments, answers kept for repeated requests. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    CREATE TABLE commands (
      id text PRIMARY KEY,
      position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      reference text NOT NULL REFERENCES grievances (reference),
      command text NOT NULL,
      actor jsonb NOT NULL,
      officer text,
      key_id text,
      accepted_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      seen_cycle integer,
      seen_seq integer,
      -- What the workflow gets: ids, codes, instants. The words lie in content, which can be erased.
      body jsonb NOT NULL,
      content jsonb NOT NULL DEFAULT '{}',
      status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued','applied','refused')),
      recorded_seq integer,
      refusal_code text,
      refusal_sentence text,
      decided_at timestamptz,
      attempts integer NOT NULL DEFAULT 0,
      next_attempt_at timestamptz,
      CHECK ((status = 'refused') = (refusal_code IS NOT NULL)),
      CHECK (status <> 'applied' OR recorded_seq IS NOT NULL)
    );
    CREATE INDEX commands_undelivered ON commands (reference, position) WHERE status = 'queued';

    CREATE TABLE outbox (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      key text NOT NULL UNIQUE,
      reference text REFERENCES grievances (reference),
      seq integer,
      event text NOT NULL,
      audience text NOT NULL CHECK (audience IN ('complainant','holder','nodal','hod','area','district','cell','highest','validator')),
      channel text NOT NULL CHECK (channel IN ('sms','whatsapp','voice','email')),
      language text NOT NULL CHECK (language IN ('bn','en','hi')),
      recipient_post text,
      recipient_officer text,
      address text,
      text text NOT NULL,
      template_values jsonb NOT NULL DEFAULT '{}',
      urgent boolean NOT NULL DEFAULT false,
      at timestamptz NOT NULL,
      not_before timestamptz NOT NULL,
      state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued','sending','accepted','delivered','failed','unknown','withdrawn')),
      reason text,
      provider_id text,
      lease_until timestamptz,
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      settled_at timestamptz
    );
    CREATE INDEX outbox_to_send ON outbox (urgent DESC, not_before, id) WHERE state = 'queued';
    CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
    CREATE INDEX outbox_by_reference ON outbox (reference, id);

    CREATE TABLE message_attempts (
      crqid text PRIMARY KEY,
      message bigint NOT NULL REFERENCES outbox (id),
      started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      outcome text CHECK (outcome IN ('not-sent','rejected','accepted','unknown')),
      detail text,
      finished_at timestamptz
    );
    CREATE INDEX message_attempts_by_message ON message_attempts (message);

    CREATE TABLE calls (
      id text PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('callback','outreach','feedback')),
      reference text REFERENCES grievances (reference),
      number text,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','claimed','done','exhausted','withdrawn')),
      urgent boolean NOT NULL DEFAULT false,
      language text NOT NULL DEFAULT 'bn',
      opened_at timestamptz NOT NULL,
      due_at timestamptz,
      not_before timestamptz NOT NULL,
      claimed_by text REFERENCES posts (id),
      lease_until timestamptz,
      rings integer NOT NULL DEFAULT 1,
      attempts integer NOT NULL DEFAULT 0,
      CHECK ((kind = 'callback') = (reference IS NULL)),
      CHECK ((state = 'claimed') = (claimed_by IS NOT NULL AND lease_until IS NOT NULL))
    );
    CREATE UNIQUE INDEX calls_one_callback_a_number ON calls (number) WHERE kind = 'callback' AND state IN ('open','claimed');
    CREATE INDEX calls_next ON calls (urgent DESC, due_at, not_before) WHERE state IN ('open','claimed');
    CREATE INDEX calls_by_reference ON calls (reference);

    CREATE TABLE call_attempts (
      call text NOT NULL REFERENCES calls (id),
      attempt integer NOT NULL,
      at timestamptz NOT NULL,
      post text NOT NULL,
      line text NOT NULL,
      person text,
      content jsonb,
      PRIMARY KEY (call, attempt)
    );

    CREATE TABLE visits (
      id text PRIMARY KEY,
      reference text NOT NULL REFERENCES grievances (reference),
      office text NOT NULL REFERENCES offices (id),
      post text REFERENCES posts (id),
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','done','expired','withdrawn')),
      opened_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      verdict text CHECK (verdict IN ('as-reported','partly','contrary')),
      found_at timestamptz,
      CHECK ((state = 'done') = (verdict IS NOT NULL))
    );
    CREATE INDEX visits_open_by_office ON visits (office, due_at) WHERE state IN ('open','expired');
    CREATE INDEX visits_by_reference ON visits (reference);

    CREATE TABLE attachments (
      id text PRIMARY KEY,
      reference text REFERENCES grievances (reference),
      key_id text,
      uploaded_by text NOT NULL,
      name text NOT NULL,
      type text NOT NULL,
      size integer NOT NULL,
      sha256 text NOT NULL,
      uploaded_at timestamptz NOT NULL
    );
    CREATE INDEX attachments_by_reference ON attachments (reference);

    CREATE TABLE idempotency_keys (
      key_id text NOT NULL,
      idempotency_key text NOT NULL,
      body_hash text NOT NULL,
      status integer,
      headers jsonb,
      body jsonb,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      locked_until timestamptz NOT NULL,
      PRIMARY KEY (key_id, idempotency_key)
    );
    CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    DROP TABLE idempotency_keys, attachments, visits, call_attempts, calls, message_attempts, outbox, commands;
  `);
}
