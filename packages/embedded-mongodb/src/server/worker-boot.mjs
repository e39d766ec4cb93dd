// The thread's first file is plain JavaScript: it makes the thread able to run the TypeScript of the others,
// whatever the process around it was started with.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
