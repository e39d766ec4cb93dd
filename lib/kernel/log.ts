import { readEnv } from './env';

const order = ['error', 'warn', 'info', 'debug'] as const;
type Level = (typeof order)[number];

/** One line a message, `key=value` after it; never personal data, never a secret. */
function write(level: Level, message: string, fields: Record<string, unknown> = {}): void {
  if (order.indexOf(level) > order.indexOf(readEnv().LOG_LEVEL)) return;
  const rest = Object.entries(fields).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  const line = `${new Date().toISOString()} ${level} ${message}${rest.join('')}\n`;
  (level === 'error' || level === 'warn' ? process.stderr : process.stdout).write(line);
}

export const log = {
  error: (message: string, fields?: Record<string, unknown>) => write('error', message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write('warn', message, fields),
  info: (message: string, fields?: Record<string, unknown>) => write('info', message, fields),
  debug: (message: string, fields?: Record<string, unknown>) => write('debug', message, fields),
};
