import type { Knex } from 'knex';

/**
 * The record of each case. `grievances` is the projection every list reads; `complaints` holds the words and the
 * person and can be erased; `ledger` is the chain of what happened, its words apart in `ledger_payloads`.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    CREATE TABLE grievances (
      reference text PRIMARY KEY CHECK (reference ~ '^[0-9]{10}$'),
      kind text NOT NULL CHECK (kind IN ('grievance','suggestion','enquiry')),
      channel text NOT NULL,
      stage text NOT NULL CHECK (stage IN ('registered','screening','awaiting-information','with-department','with-sub-office',
        'atr-review','confirmation','ended')),
      cycle integer NOT NULL CHECK (cycle >= 1),
      outcome text CHECK (outcome IN ('redressed','closed-unconfirmed','declined','rejected','withdrawn','answered','noted','merged')),
      category text,
      department text,
      district text,
      tier text NOT NULL CHECK (tier IN ('individual','community','policy')),
      emergency boolean NOT NULL,
      suspected boolean NOT NULL,
      holder_office text REFERENCES offices (id),
      holder_post text REFERENCES posts (id),
      lodged_at timestamptz NOT NULL,
      due_at timestamptz,
      sort_due timestamptz NOT NULL,
      ended_at timestamptz,
      disposed_at timestamptz,
      window_until timestamptz,
      rung integer NOT NULL DEFAULT 0,
      escalation_level integer NOT NULL CHECK (escalation_level BETWEEN 0 AND 4),
      merged_into text REFERENCES grievances (reference),
      seq integer NOT NULL CHECK (seq >= 1),
      last_hash text NOT NULL,
      policy_version integer NOT NULL,
      office_calendar_version integer NOT NULL,
      call_calendar_version integer NOT NULL,
      key_id text REFERENCES api_keys (id),
      partner_reference text,
      started boolean NOT NULL DEFAULT false,
      start_attempts integer NOT NULL DEFAULT 0,
      completed boolean NOT NULL DEFAULT false,
      state jsonb NOT NULL,
      -- A case has an outcome exactly when it has ended, a holder exactly while somebody must act.
      CHECK ((stage = 'ended') = (outcome IS NOT NULL)),
      CHECK ((stage = 'ended') = (ended_at IS NOT NULL)),
      CHECK ((stage IN ('registered','ended')) = (holder_office IS NULL)),
      CHECK (stage <> 'ended' OR due_at IS NULL),
      CHECK ((outcome IS NOT DISTINCT FROM 'merged') = (merged_into IS NOT NULL)),
      CHECK (merged_into IS DISTINCT FROM reference),
      CHECK (outcome IS DISTINCT FROM 'answered' OR kind = 'enquiry'),
      CHECK (outcome IS DISTINCT FROM 'noted' OR kind = 'suggestion'),
      CHECK (NOT (emergency AND suspected))
    );
    CREATE UNIQUE INDEX grievances_by_partner_reference ON grievances (key_id, partner_reference) WHERE partner_reference IS NOT NULL;
    -- One index for each list of the API, due first.
    CREATE INDEX grievances_open_by_due ON grievances (sort_due, reference) WHERE stage <> 'ended';
    CREATE INDEX grievances_inbox ON grievances (holder_office, sort_due, reference) WHERE stage <> 'ended';
    CREATE INDEX grievances_by_due ON grievances (sort_due, reference);
    CREATE INDEX grievances_by_stage ON grievances (stage, sort_due, reference);
    CREATE INDEX grievances_by_department ON grievances (department, sort_due, reference);
    CREATE INDEX grievances_by_district ON grievances (district, sort_due, reference);
    CREATE INDEX grievances_by_tier ON grievances (tier, sort_due, reference);
    CREATE INDEX grievances_by_emergency ON grievances (emergency, sort_due, reference);
    CREATE INDEX grievances_by_channel ON grievances (channel, sort_due, reference);
    CREATE INDEX grievances_merged ON grievances (merged_into) WHERE merged_into IS NOT NULL;
    CREATE INDEX grievances_not_started ON grievances (reference) WHERE NOT started;

    CREATE TABLE complaints (
      reference text PRIMARY KEY REFERENCES grievances (reference),
      text text NOT NULL,
      language text NOT NULL,
      name text,
      mobile text,
      email text,
      address text,
      complainant_language text NOT NULL CHECK (complainant_language IN ('bn','en','hi')),
      block text,
      said jsonb NOT NULL DEFAULT '{}',
      received_at timestamptz NOT NULL,
      suggestions jsonb NOT NULL DEFAULT '[]',
      merged_note text
    );
    CREATE INDEX complaints_by_mobile ON complaints (mobile);
    CREATE INDEX complaints_text ON complaints USING gin (text gin_trgm_ops);

    -- Who may see a case besides the Cell and the data processing unit: holds, held, is informed of, lodged it.
    CREATE TABLE custody (
      reference text NOT NULL REFERENCES grievances (reference),
      office text NOT NULL REFERENCES offices (id),
      relation text NOT NULL CHECK (relation IN ('holder','informed','lodged')),
      since timestamptz NOT NULL,
      PRIMARY KEY (office, reference, relation)
    );
    CREATE INDEX custody_by_reference ON custody (reference);

    CREATE TABLE ledger (
      reference text NOT NULL REFERENCES grievances (reference),
      seq integer NOT NULL CHECK (seq >= 1),
      at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      kind text NOT NULL CHECK (kind IN ('command','rung','message','system')),
      name text NOT NULL,
      command_id text UNIQUE,
      from_stage text,
      to_stage text NOT NULL,
      office text,
      actor_post text,
      actor_officer text,
      actor_channel text,
      cycle integer NOT NULL,
      events jsonb NOT NULL,
      digest text NOT NULL,
      previous_hash text NOT NULL,
      hash text NOT NULL,
      PRIMARY KEY (reference, seq)
    );
    CREATE TABLE ledger_payloads (
      reference text NOT NULL,
      seq integer NOT NULL,
      salt text NOT NULL,
      payload jsonb NOT NULL,
      PRIMARY KEY (reference, seq),
      FOREIGN KEY (reference, seq) REFERENCES ledger (reference, seq)
    );

    -- A rung is (cycle, clock, index, occurrence) and is recorded once.
    CREATE TABLE fired_rungs (
      reference text NOT NULL REFERENCES grievances (reference),
      cycle integer NOT NULL,
      key text NOT NULL,
      action text NOT NULL,
      audience text NOT NULL,
      planned_at timestamptz NOT NULL,
      fired_at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      emergency boolean NOT NULL,
      PRIMARY KEY (reference, cycle, key)
    );

    -- Registration numbers: one sequence a year, made when the year's first case comes.
    CREATE FUNCTION next_case_number(year integer) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE name text := 'case_number_' || year;
    BEGIN
      IF to_regclass(name) IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext(name));
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', name);
      END IF;
      RETURN nextval(name);
    END $$;
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    DROP FUNCTION next_case_number(integer);
    DO $$ DECLARE s text; BEGIN
      FOR s IN SELECT relname FROM pg_class WHERE relkind = 'S' AND relname LIKE 'case\\_number\\_%' LOOP
        EXECUTE format('DROP SEQUENCE %I', s);
      END LOOP;
    END $$;
    DROP TABLE fired_rungs, ledger_payloads, ledger, custody, complaints, grievances;
  `);
}
