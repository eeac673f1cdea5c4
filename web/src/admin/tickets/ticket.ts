// What waits for an answer, as the API tells it.
import type { Schemas } from "../api/client";

export type Ticket = Schemas["TicketTold"];

/** Whether somebody of the back office asks, and no citizen reports. */
export function isQuestion({ asked_by }: Ticket): boolean {
  return Boolean(asked_by);
}
