// What waits for an answer, as the API tells it.
import type { Schemas } from "../api/client";

export type Ticket = Schemas["TicketTold"];

/**
 * Whether a supervisor asks about the pin. A citizen who reports a pin has seen one, and the report says where it was: a question of
 * a supervisor has none.
 */
export function isQuestion({ kind, field, shown }: Ticket): boolean {
  return kind === "service_point" && field === "position" && !shown;
}
