import { openEngineBroker } from './engine-broker';
import type { EngineBroker } from './engine-broker';

declare global {
  /** Set up and torn down in jest's own process, in two modules that share nothing else. */
  var engineBroker: EngineBroker | undefined;
}

export default async function setUp(): Promise<void> {
  globalThis.engineBroker = await openEngineBroker();
  // Workers inherit the environment.
  process.env['SSM_TEST_ENGINES'] = globalThis.engineBroker.address;
}
