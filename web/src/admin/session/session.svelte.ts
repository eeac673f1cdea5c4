// Who has signed in.
import { answer, api, Refusal, type Schemas, signing } from "../api/client";
import { site } from "../site";

export type Session = Schemas["Session"];
export type Role = "officer" | "manager" | "supervisor" | "administrator" | "auditor";

class Signed {
  /** Undefined: nobody knows yet; null: nobody. */
  current = $state<Session | null | undefined>(undefined);

  get roles(): Role[] {
    return (this.current?.roles ?? []).map(({ role }) => role as Role);
  }

  /** The units that one is an officer of. */
  get units(): string[] {
    const roles = this.current?.roles ?? [];
    return roles.flatMap(({ role, of }) => (role === "officer" && of ? [of] : []));
  }

  has(...roles: Role[]): boolean {
    return roles.some((role) => this.roles.includes(role));
  }

  /** Whether one is told of other units only what citizens see; whoever looks after an area or a department is told of all there. */
  get seesOwnAlone(): boolean {
    return !this.has("manager", "supervisor", "administrator", "auditor");
  }

  begin(session: Session) {
    signing.csrfToken = session.csrf_token ?? null;
    this.current = session;
  }

  end() {
    signing.csrfToken = null;
    this.current = null;
  }

  /** Asks who one is. Whoever has no cookie is nobody. */
  async ask() {
    if (!site.has_session) return this.end();
    try {
      this.begin(await answer(api.GET("/admin/v1/sessions/current")));
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      this.end();
      if (cause.problem.status !== 401) throw cause;
    }
  }

  async signOut() {
    await answer(api.DELETE("/admin/v1/sessions/current"));
    this.end();
  }
}

export const signed = new Signed();
signing.onEnd = () => signed.end();
