// What is asked of the API of the back office, in the types of its own description.
import createClient, { type Middleware } from "openapi-fetch";

import type { components, paths } from "../../api/description";

type Schemas = components["schemas"];
export type Problem = Pick<Schemas["Problem"], "code" | "status" | "detail" | "errors" | "conflict">;
export type { Schemas };

/** Something that the server refused, or that never reached it. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }

  get isConflict(): boolean {
    return this.problem.status === 412;
  }
}

/** What goes with every request, told by the session. */
export const signing = { csrfToken: null as string | null, onEnd: () => {} };

const sign: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET" && signing.csrfToken) request.headers.set("X-CSRF-Token", signing.csrfToken);
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: location.origin });
api.use(sign);

/** What was answered. Throws a {@link Refusal} otherwise. */
export async function answer<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let reply;
  try {
    reply = await asked;
  } catch (cause) {
    throw unreached(cause);
  }
  if (reply.response.ok) return reply.data as T;
  throw refusalOf(reply.error, reply.response.status);
}

/** What to throw where no answer came: somebody stopped it, or there is no network. */
export function unreached(cause: unknown): unknown {
  const wasStopped = cause instanceof DOMException && cause.name === "AbortError";
  return wasStopped ? cause : new Refusal({ code: "offline", status: 0 });
}

/** What the server meant by an answer that isn't what was asked for. */
export function refusalOf(error: unknown, status: number): Refusal {
  const isProblem = typeof error === "object" && error !== null && "code" in error;
  const problem = isProblem ? (error as Problem) : { code: "internal", status };
  if (problem.code === "not_signed_in") signing.onEnd();
  return new Refusal(problem);
}

/** The problem that stopped something; a fault of ours goes on. */
export function problemIn(cause: unknown): Problem {
  if (cause instanceof Refusal) return cause.problem;
  throw cause;
}

/** Whether a change waits for a second person. */
export function waits<T extends object>(answered: T | Schemas["Waiting"]): answered is Schemas["Waiting"] {
  return "review" in answered && !("id" in answered) && !("change" in answered);
}

/** The version that was seen, as a header has it. */
export const seen = (change: number) => ({ "If-Match": `"${change}"` });
