// What is asked of the API, in the types of its own description.
import type { paths } from "../generated/api";

type ServicePoint = paths["/v1/service-points/{id}"]["get"]["responses"][200]["content"]["application/json"];

/** An office in full; null: there is no network, or no such office. */
export async function servicePoint(id: string): Promise<ServicePoint | null> {
  try {
    const reply = await fetch(`/v1/service-points/${encodeURIComponent(id)}`);
    return reply.ok ? ((await reply.json()) as ServicePoint) : null;
  } catch {
    return null;
  }
}
