export { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from './server/start';
