import { hasRounded } from "../arrays";
import { Refusal, type Host, type HowFar, type Place } from "./host";

const GONE =
  "The page asks a server that runs on this machine. It does not answer any more. " +
  "Start it again with seqscope open; this page goes on by itself.";
const SHUT =
  "The server knows its visitors by the address that it printed. This one came without. " +
  "Open the whole address that the terminal shows.";

const TOLD = 400; // milliseconds between two questions how far an answer is

/** The host behind `seqscope open`: it answers under `api/`, beside the page itself. */
export function serverHost(): Host {
  const page = Math.random().toString(36).slice(2);
  let asked = 0;
  return {
    runs: async () => (await answer("api/runs")).runs,
    async ask(run, view, question, signal, ontold, exact) {
      const ticket = { "Seqscope-Ticket": `${page} ${asked++}` };
      const end = waiting(ticket, signal, ontold);
      try {
        const path = `api/runs/${encodeURIComponent(run)}/${view}${exact ? "?exact" : ""}`;
        const told = await answered(path, {
          method: "POST",
          headers: { "Content-Type": "application/json", ...ticket },
          body: JSON.stringify(question),
          signal,
        });
        return { scene: JSON.parse(told), rounded: hasRounded(told) };
      } finally {
        end();
      }
    },
    place: addressBar(),
  };
}

/** Hear how far an answer is until the end; the server is told of who leaves, as a proxy may not. */
function waiting(ticket: HeadersInit, signal: AbortSignal, ontold: (howFar: HowFar) => void) {
  const ask = async () => {
    const howFar = await answer("api/waiting", { headers: ticket, signal }).catch(() => null);
    if (howFar && !signal.aborted) ontold(howFar);
  };
  const leave = () =>
    void fetch("api/waiting", { method: "DELETE", headers: ticket, keepalive: true }).catch(
      () => null,
    );
  const timer = setInterval(() => void ask(), TOLD);
  signal.addEventListener("abort", leave);
  addEventListener("pagehide", leave);
  return () => {
    clearInterval(timer);
    signal.removeEventListener("abort", leave);
    removeEventListener("pagehide", leave);
  };
}

const answer = async (path: string, request?: RequestInit) =>
  JSON.parse(await answered(path, request));

/** What the server says; raises `Refusal` with its own sentences. */
async function answered(path: string, request?: RequestInit): Promise<string> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...request });
  } catch (error) {
    if (request?.signal?.aborted) throw error;
    throw new Refusal(GONE, true);
  }
  if (response.ok) return response.text();
  if (response.status === 401) throw new Refusal(SHUT);
  const told = await response.json().catch(() => null);
  throw new Refusal(told?.error ?? `The server answered with the number ${response.status}.`);
}

/** The part of the address behind the #, with back and forward. */
function addressBar(): Place {
  return {
    read: () => location.hash.slice(1),
    write(address, title, replace, selections) {
      document.title = title;
      if (address === location.hash.slice(1)) return;
      history[replace ? "replaceState" : "pushState"]({ selections }, "", `#${address}`);
    },
    selections: () => history.state?.selections ?? 0,
    back: () => history.back(),
    onchange(changed) {
      addEventListener("popstate", changed);
      return () => removeEventListener("popstate", changed);
    },
  };
}
