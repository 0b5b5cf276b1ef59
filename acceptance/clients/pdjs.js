// Programs as people write them with @pagerduty/pdjs: node pdjs.js NAME ARGUMENTS… prints what came back as JSON.
const { api, event, acknowledge, resolve, change } = require('@pagerduty/pdjs');

const [name, ...given] = process.argv.slice(2);
const pd = api({ token: process.env.KEY });
const shown = ({ status, data }) => ({ status, data });

const programs = {
  async everything(endpoint, limit) {
    const { data, resource } = await pd.all(endpoint, { data: { limit } });
    return { pages: data.length, things: resource };
  },

  async get(endpoint) {
    return shown(await pd.get(endpoint));
  },

  async open(endpoint) {
    return shown(await pd.get(endpoint, { data: { 'statuses[]': ['triggered', 'acknowledged'] } }));
  },

  async getFrom(server, endpoint) {
    return shown(await api({ token: process.env.KEY, tokenType: 'bearer', server }).get(endpoint));
  },

  async post(endpoint, from, body) {
    return shown(await pd.post(endpoint, { headers: { From: from }, data: JSON.parse(body) }));
  },

  async put(endpoint, from, body) {
    return shown(await pd.put(endpoint, { headers: { From: from }, data: JSON.parse(body) }));
  },

  async remove(endpoint) {
    return { status: (await pd.delete(endpoint)).status };
  },

  async send(action, routing_key, dedup_key) {
    const payload = { summary: 'The disk is full', source: 'db1', severity: 'error' };
    const send = { trigger: event, acknowledge, resolve }[action];
    return shown(await send({ data: { routing_key, dedup_key, event_action: action, payload } }));
  },

  async change(routing_key) {
    const payload = { summary: 'Version 2 is out', source: 'ci' };
    return shown(await change({ data: { routing_key, payload } }));
  },
};

programs[name](...given).then(
  (result) => console.log(JSON.stringify(result)),
  (failure) => {
    console.error(failure);
    process.exitCode = 1;
  },
);
