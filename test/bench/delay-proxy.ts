import { connect, createServer, type Socket } from 'node:net';

/**
 * A program: `delay-proxy.ts PORT MS` listens on loopback, says where in its first line and hands everything on to
 * PORT, each chunk MS/2 milliseconds later in either direction. Bandwidth is not limited: as much as comes is under
 * way at once. Opening a connection takes no time.
 */
const [port, milliseconds] = process.argv.slice(2).map(Number);
const half = (milliseconds ?? 0) / 2;

/** What a receiver leaves lying before the sender is slowed down; far more than a round trip holds (bytes). */
const backlog = 64 * 1024 * 1024;

function relay(from: Socket, to: Socket): void {
  from.on('data', (chunk) =>
    setTimeout(() => {
      if (to.destroyed) return;
      to.write(chunk);
      if (to.writableLength > backlog && !from.isPaused()) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    }, half),
  );
  from.on('end', () => setTimeout(() => to.end(), half));
  from.on('error', () => to.destroy());
  from.on('close', () => setTimeout(() => to.destroy(), half));
}

const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
  const registry = connect({ port: port ?? 0, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  relay(client, registry);
  relay(registry, client);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(address !== null && typeof address === 'object' ? `127.0.0.1:${address.port}` : '');
});
