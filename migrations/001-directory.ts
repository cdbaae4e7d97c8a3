import type { Knex } from 'knex';

/** Offices, posts, officers, postings, and the data that routes cases: districts, departments, categories. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    CREATE EXTENSION IF NOT EXISTS pg_trgm;

    CREATE TABLE districts (
      slug text PRIMARY KEY CHECK (slug = lower(slug)),
      lgd integer UNIQUE,
      name text NOT NULL,
      name_bn text NOT NULL,
      abbr text NOT NULL UNIQUE,
      detail jsonb NOT NULL DEFAULT '{}'
    );

    CREATE TABLE departments (
      code text PRIMARY KEY CHECK (code = lower(code)),
      name text NOT NULL,
      name_bn text NOT NULL,
      nodal_rank text NOT NULL
    );

    CREATE TABLE offices (
      id text PRIMARY KEY,
      name text NOT NULL,
      name_bn text,
      kind text NOT NULL CHECK (kind IN ('chief-secretary','department','district-magistracy','police','sub-office','cell',
        'data-processing-unit','call-centre','field-validation','bsk','administration')),
      parent text REFERENCES offices (id) DEFERRABLE,
      department text REFERENCES departments (code),
      district text REFERENCES districts (slug),
      level integer NOT NULL DEFAULT 0,
      CHECK (parent IS DISTINCT FROM id)
    );
    CREATE INDEX offices_by_parent ON offices (parent);
    CREATE INDEX offices_by_routing ON offices (department, district, level);

    -- A police jurisdiction may cover parts of several districts, and a district several jurisdictions.
    CREATE TABLE police_jurisdictions (
      slug text NOT NULL,
      district text NOT NULL REFERENCES districts (slug),
      office text NOT NULL REFERENCES offices (id),
      PRIMARY KEY (slug, district)
    );

    CREATE TABLE categories (
      code text PRIMARY KEY CHECK (code = lower(code)),
      name text NOT NULL,
      department text NOT NULL REFERENCES departments (code),
      tier text NOT NULL CHECK (tier IN ('individual','community','policy')),
      is_emergency boolean NOT NULL DEFAULT false,
      chain text NOT NULL,
      atr_limit jsonb,
      emergency_hours integer CHECK (emergency_hours BETWEEN 2 AND 24)
    );

    CREATE TABLE posts (
      id text PRIMARY KEY,
      office text NOT NULL REFERENCES offices (id),
      role text NOT NULL CHECK (role IN ('administrator','cell-officer','analyst','tele-caller','data-entry-operator','hod',
        'nodal-officer','officer','validator','bsk-operator','policy-analyst','highest-authority')),
      rank text NOT NULL,
      title text NOT NULL
    );
    CREATE INDEX posts_by_office ON posts (office, role);

    CREATE TABLE officers (
      id text PRIMARY KEY,
      name text NOT NULL,
      mobile text,
      email text,
      language text NOT NULL DEFAULT 'en' CHECK (language IN ('bn','en','hi'))
    );

    CREATE TABLE postings (
      id text PRIMARY KEY,
      post text NOT NULL REFERENCES posts (id),
      officer text NOT NULL REFERENCES officers (id),
      from_at timestamptz NOT NULL,
      until_at timestamptz,
      acting boolean NOT NULL DEFAULT false,
      CHECK (until_at IS NULL OR until_at > from_at)
    );
    -- One holder of a post at a time.
    CREATE UNIQUE INDEX postings_open_by_post ON postings (post) WHERE until_at IS NULL;
    CREATE INDEX postings_by_officer ON postings (officer);

    CREATE TABLE api_keys (
      id text PRIMARY KEY,
      hash text NOT NULL UNIQUE,
      channel text,
      post text REFERENCES posts (id),
      per_second integer NOT NULL DEFAULT 50,
      burst integer NOT NULL DEFAULT 200,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      revoked_at timestamptz,
      CHECK ((channel IS NULL) <> (post IS NULL))
    );

    CREATE TABLE policies (
      version integer PRIMARY KEY,
      body jsonb NOT NULL,
      published_by text,
      published_at timestamptz NOT NULL
    );
    CREATE TABLE calendars (
      id text NOT NULL,
      version integer NOT NULL,
      body jsonb NOT NULL,
      published_by text,
      published_at timestamptz NOT NULL,
      PRIMARY KEY (id, version)
    );
    -- Progress of carrying a published calendar or policy to every open case (page 3, Re-planning).
    CREATE TABLE replan_jobs (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      rules jsonb NOT NULL,
      total integer NOT NULL DEFAULT 0,
      done integer NOT NULL DEFAULT 0,
      cursor text,
      started_at timestamptz NOT NULL,
      finished_at timestamptz
    );
  `);
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    DROP TABLE replan_jobs, calendars, policies, api_keys, postings, officers, posts, categories, police_jurisdictions,
      offices, departments, districts;
  `);
}
