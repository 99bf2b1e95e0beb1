/** Asking a host: again whenever the question changes, and the newest question wins. */

import { getContext } from "svelte";
import { Refusal, type Host, type Question, type Scene, type View } from "./hosts/host";

const SLOW = 250; // milliseconds after which a reader is told that something is under way
let askers = 0;
const AGAIN = 2000; // between two attempts to reach a host that is gone

interface Asked<V extends View> {
  run: string;
  question: Question<V>;
  /** Milliseconds to wait for more typing before asking. */
  after?: number;
  /** Milliseconds after which to ask the same again, as while a network is training. */
  every?: number;
}

/** The newest answer to a question about a run; the one before stays until the next is there. */
export class Asking<V extends View> {
  scene = $state.raw<Scene<V> | null>(null);
  /** The question that the scene answers. */
  answered = $state.raw<Question<V> | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  slow = $state(false);
  #run = "";

  constructor(view: V, asked: () => Asked<V> | null) {
    const host = getContext<Host>("host");
    const asker = String(askers++);
    const text = $derived(JSON.stringify(asked()));
    $effect(() => {
      const now: Asked<V> | null = JSON.parse(text);
      if (!now) {
        this.scene = this.refusal = null;
        return;
      }
      if (now.run !== this.#run) this.scene = null;
      this.#run = now.run;
      const stop = new AbortController();
      const late = setTimeout(() => (this.slow = true), (now.after ?? 0) + SLOW);
      const begin = (after: number) => {
        const timer = setTimeout(() => void ask(), after);
        stop.signal.addEventListener("abort", () => clearTimeout(timer));
      };
      const ask = async () => {
        try {
          const scene = await host.ask(now.run, view, now.question, asker, stop.signal);
          if (stop.signal.aborted) return;
          this.scene = scene;
          this.answered = now.question;
          this.refusal = null;
          if (now.every) begin(now.every);
        } catch (error) {
          if (stop.signal.aborted) return;
          this.refusal = error instanceof Refusal ? error : new Refusal(String(error));
          if (this.refusal.gone) begin(AGAIN);
        }
        clearTimeout(late);
        this.slow = false;
      };
      begin(now.after ?? 0);
      return () => {
        stop.abort();
        clearTimeout(late);
        this.slow = false;
      };
    });
  }
}
