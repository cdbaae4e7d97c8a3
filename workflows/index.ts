/** Everything the worker's bundle holds. */
export { grievance } from './grievance';
export { replanOpenCases } from './replan-open-cases';
