import {
  completeSettings,
  readConfiguration,
  readSettings,
  settingTable,
  SettingsError,
} from '../../engines/settings';
import { settingsHelp } from '../../cli/settings-help';

describe('settings', () => {
  test('with nothing set, every default holds and no engine is named', () => {
    expect(readConfiguration({})).toMatchObject({
      apiPort: 3000,
      temporalPort: 7233,
      temporalUiPort: 8233,
      postgresPort: 5433,
      temporalNamespace: 'default',
      temporalUiUrl: 'http://127.0.0.1:8233',
      dataFolder: expect.stringMatching(/[/\\]\.ssm$/),
    });
    expect(readConfiguration({})).not.toHaveProperty('databaseUrl');
    expect(readConfiguration({})).not.toHaveProperty('temporal');
  });

  test('an empty value counts as not set', () => {
    expect(readConfiguration({ API_PORT: ' ', DATABASE_URL: '', TEMPORAL_ADDRESS: '' })).toEqual(
      readConfiguration({}),
    );
  });

  test.each([
    [{ API_PORT: 'abc' }, 'API_PORT is "abc": give a port number from 1 to 65535.'],
    [{ API_PORT: '0' }, 'API_PORT is "0"'],
    [{ POSTGRES_PORT: '70000' }, 'POSTGRES_PORT is "70000"'],
    [{ TEMPORAL_PORT: '72.5' }, 'TEMPORAL_PORT is "72.5"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": give one of debug'],
    [{ TEMPORAL_RETENTION_DAYS: '-1' }, 'TEMPORAL_RETENTION_DAYS is "-1"'],
    [{ TEMPORAL_ADDRESS: 'https://temporal' }, 'TEMPORAL_ADDRESS is "https://temporal": give host:port'],
    [{ TEMPORAL_UI_URL: 'here' }, 'TEMPORAL_UI_URL is "here": give a full URL'],
    [{ TEMPORAL_API_KEY: 'k' }, 'TEMPORAL_API_KEY is set but TEMPORAL_ADDRESS is not'],
    [{ TEMPORAL_CONFIG_FILE: '/nowhere.toml', TEMPORAL_PROFILE: 'x' }, 'TEMPORAL_'],
    [{ API_PORT: '7233' }, 'API_PORT and TEMPORAL_PORT are both 7233'],
  ])('%j is refused by name and with the cure', (env, sentence) => {
    const read = () => readConfiguration(env);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(sentence);
  });

  test('a database URL that cannot be used is not repeated: it may hold a password', () => {
    expect(() => readConfiguration({ DATABASE_URL: 'mysql://u:geheim@host/db' })).toThrow(
      /^DATABASE_URL .*postgres:/,
    );
    expect(() => readConfiguration({ DATABASE_URL: 'mysql://u:geheim@host/db' })).not.toThrow(/geheim/);
  });

  test('Temporal Cloud: address, namespace and key arrive at the connection, with TLS', () => {
    const { temporal, temporalUiUrl } = readConfiguration({
      TEMPORAL_ADDRESS: 'x.tmprl.cloud:7233',
      TEMPORAL_NAMESPACE: 'ssm.abc',
      TEMPORAL_API_KEY: 'key',
    });
    expect(temporal).toMatchObject({ address: 'x.tmprl.cloud:7233', namespace: 'ssm.abc' });
    expect(temporal?.connection).toMatchObject({ address: 'x.tmprl.cloud:7233', apiKey: 'key', tls: true });
    expect(temporalUiUrl).toBeUndefined();
  });

  test('ports of engines that are configured elsewhere may coincide with ours', () => {
    const env = { API_PORT: '7233', TEMPORAL_ADDRESS: 'host:7233', DATABASE_URL: 'postgres://u:p@h/d' };
    expect(readSettings(env).apiPort).toBe(7233);
  });

  test('a process started alone says which engine it lacks', () => {
    expect(() => readSettings({})).toThrow(/^DATABASE_URL is not set/);
    expect(() => readSettings({ DATABASE_URL: 'postgres://u:p@h/d' })).toThrow(
      /^TEMPORAL_ADDRESS is not set/,
    );
    const engines = { databaseUrl: 'postgres://u:p@h/d', temporalAddress: '127.0.0.1:7233' };
    expect(completeSettings(readConfiguration({}), engines).temporal.address).toBe('127.0.0.1:7233');
  });

  test('start --help lists every setting with its default', () => {
    const help = settingsHelp();
    for (const [name, { default: value }] of Object.entries(settingTable)) {
      expect(help).toMatch(new RegExp(`^  ${name} .*\\(default: ${value ?? ''}`, 'm'));
    }
  });
});
