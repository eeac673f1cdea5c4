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
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Refusal({ code: "offline", status: 0 });
  }
  if (reply.response.ok) return reply.data as T;
  const problem = problemOf(reply.error, reply.response.status);
  if (problem.code === "not_signed_in") signing.onEnd();
  throw new Refusal(problem);
}

function problemOf(error: unknown, status: number): Problem {
  const isProblem = typeof error === "object" && error !== null && "code" in error;
  return isProblem ? (error as Problem) : { code: "internal", status };
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
