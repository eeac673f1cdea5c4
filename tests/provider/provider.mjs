// A provider of sign-in (OpenID Connect) for tests: `node provider.mjs REDIRECT_URI ALGORITHM`. It listens on a free port of this
// machine, prints its address, and takes any login with any password. A login that begins with "unverified" has an e-mail
// address that nobody verified.

import { createServer } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";

const [redirectUri, algorithm] = process.argv.slice(2);

const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
const key = { ...(await exportJWK(privateKey)), alg: algorithm, use: "sig", kid: `sample-${algorithm}` };

const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "pakmut",
      client_secret: "made up for tests: not a secret",
      redirect_uris: [redirectUri],
      application_type: "native",
      id_token_signed_response_alg: algorithm,
    },
  ],
  jwks: { keys: [key] },
  cookies: { keys: ["made up for tests"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  async findAccount(_, login) {
    const claims = { sub: login, email: login, email_verified: !login.startsWith("unverified"), name: "ชื่อ จากผู้ให้บริการ" };
    return { accountId: login, claims: async () => claims };
  },
});

server.on("request", provider.callback());
console.log(`provider on ${issuer}`);
