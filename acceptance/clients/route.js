// Preloaded into Node: every TLS connection, whatever host it asks for, goes to the server under test.
// So clients keep their built-in addresses, and nothing leaves this machine.
const tls = require('node:tls');

const { hostname, port } = new URL(process.env.SERVER);
const connect = tls.connect;
tls.connect = (options, ...rest) =>
  connect({ ...options, servername: options.servername || options.host, host: hostname, port }, ...rest);
