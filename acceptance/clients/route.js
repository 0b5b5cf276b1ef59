// Preloaded into Node: every TLS connection, whatever host it asks for, goes to the server under test.
// So clients keep their built-in addresses, and nothing leaves this machine. What they ask and get is
// written to a file, a line of JSON each, for the test to look at.
const { appendFileSync } = require('node:fs');
const https = require('node:https');
const tls = require('node:tls');
const { gunzipSync } = require('node:zlib');

const { hostname, port } = new URL(process.env.SERVER);
const connect = tls.connect;
tls.connect = (options, ...rest) =>
  connect({ ...options, servername: options.servername || options.host, host: hostname, port }, ...rest);

const request = https.request;
https.request = (...given) => {
  const call = request(...given);
  const sent = [];
  for (const name of ['write', 'end']) {
    const pass = call[name];
    call[name] = (chunk, ...rest) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) sent.push(Buffer.from(chunk));
      return pass.call(call, chunk, ...rest);
    };
  }
  call.on('response', (answer) => watch(answer, () => note(call, sent, answer)));
  return call;
};

// Looks at what arrives without taking it from whoever asked.
function watch(answer, done) {
  const push = answer.push;
  answer.got = [];
  answer.push = (chunk, ...rest) => {
    if (chunk === null) done();
    else answer.got.push(chunk);
    return push.call(answer, chunk, ...rest);
  };
}

function note(call, sent, answer) {
  const body = Buffer.concat(answer.got);
  const plain = answer.headersDistinct['content-encoding']?.[0] === 'gzip' ? gunzipSync(body) : body;
  const seen = {
    method: call.method,
    target: call.path,
    sent: Buffer.concat(sent).toString(),
    status: answer.statusCode,
    headers: answer.headersDistinct,
    body: plain.toString(),
  };
  appendFileSync(process.env.SEEN, JSON.stringify(seen) + '\n');
}
