/** Every route of the API. */
import type { Route } from './route';
import { attachmentRoutes } from './routes/attachments';
import { callRoutes } from './routes/calls';
import { commandRoutes } from './routes/commands';
import { directoryRoutes } from './routes/directory';
import { grievanceRoutes } from './routes/grievances';
import { rulesRoutes } from './routes/rules';
import { serviceRoutes } from './routes/service';
import { templateRoutes } from './routes/templates';
import { trackRoutes } from './routes/track';
import { visitRoutes } from './routes/visits';

export function createRoutes(): Route[] {
  const routes: Route[] = [
    ...grievanceRoutes(),
    ...commandRoutes(),
    ...trackRoutes(),
    ...callRoutes(),
    ...visitRoutes(),
    ...attachmentRoutes(),
    ...directoryRoutes(),
    ...templateRoutes(),
    ...rulesRoutes(),
    ...serviceRoutes(() => routes),
  ];
  return routes;
}
