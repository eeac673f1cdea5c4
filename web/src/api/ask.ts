// What is asked of the API, in the types of its own description.
import type { components, paths } from "./description";

type ServicePoint = paths["/v1/service-points/{id}"]["get"]["responses"][200]["content"]["application/json"];
type Suggestions = paths["/v1/suggest"]["post"]["responses"][200]["content"]["application/json"];

/** Something that a text may mean. */
export type Suggestion = components["schemas"]["Suggestion"];

/** An office in full; null: there is no network, or no such office. */
export async function servicePoint(id: string): Promise<ServicePoint | null> {
  try {
    const reply = await fetch(`/v1/service-points/${encodeURIComponent(id)}`);
    return reply.ok ? ((await reply.json()) as ServicePoint) : null;
  } catch {
    return null;
  }
}

/** What a text may mean, best first; null: there is no network, or the question was given up. The text goes in the body,
 * so that it stands in no address. */
export async function suggestions(q: string, signal: AbortSignal): Promise<Suggestion[] | null> {
  try {
    const reply = await fetch("/v1/suggest", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ q }),
      signal,
    });
    return reply.ok ? ((await reply.json()) as Suggestions).results : null;
  } catch {
    return null;
  }
}
