/** zod with the OpenAPI extension; schemas import it from here, so that the extension is there whoever is first. */
import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

extendZodWithOpenApi(z);

export { z };
