import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

// `bare-server.ts FILE`, in a process of its own: a node:http server that answers everything with the one answer that
// stands in FILE, and prints its port. Nothing can be quicker in Node.
const { headers, body } = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as {
  headers: string[];
  body: string;
};
const bytes = Buffer.from(body, 'base64');
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
process.once('SIGTERM', () => process.exit(0));
