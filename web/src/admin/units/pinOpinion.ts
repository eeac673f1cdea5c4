// What the pin doctor says, as far as the pages of a unit tell it.
import { answer, api, type Schemas } from "../api/client";

/** More likely wrong than right by a kilometre. */
const DOUBTED = 0.5;

export type Opinion = Schemas["PinFindings"];
export type Diagnosis = Schemas["DiagnosisTold"];

/** What the doctor says of a unit as it would be with these fields; none: as it is. */
export function opinionOf(id: string, fields: Schemas["UnitFields"] = {}, signal?: AbortSignal) {
  const params = { path: { id } };
  return answer(api.POST("/admin/v1/service-points/{id}/check", { params, body: fields, signal }));
}

/** Whether somebody should look at a pin. */
export function isDoubtful(diagnosis: Diagnosis | null | undefined): boolean {
  if (!diagnosis) return false;
  const isProbablyWrong = (diagnosis.wrong_by_1_km ?? 0) > DOUBTED;
  return isProbablyWrong || diagnosis.evidence.some(({ severity }) => severity === "fault");
}
