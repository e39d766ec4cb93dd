import autocannon from 'autocannon';
import { randomBytes } from 'node:crypto';

// `flood.ts ORIGIN SECONDS CONNECTIONS`, in a process of its own: asks for addresses that nobody has ever made up
// before, and prints how many answers had which status.
const [origin = '', seconds = '1', connections = '32'] = process.argv.slice(2);
const shapes = ['/news/%', '/%', '/topics/%', '/events/%', '/news/%/more', '/media/%', '/archive/1999/%'];
let count = 0;

const result = await autocannon({
  url: origin,
  duration: Number(seconds),
  connections: Number(connections),
  requests: [
    {
      setupRequest(request) {
        count += 1;
        const shape = shapes[count % shapes.length] ?? '/%';
        return { ...request, path: shape.replace('%', randomBytes(6).toString('hex')) };
      },
    },
  ],
});
const statuses = Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => [status, count]);
process.stdout.write(JSON.stringify({ statuses: Object.fromEntries(statuses), errors: result.errors }));
