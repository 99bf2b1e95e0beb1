/** Asking a host: again whenever the question changes, and the newest question wins. */

import { getContext, untrack } from "svelte";
import {
  Refusal,
  type Host,
  type HowFar,
  type Question,
  type Scene,
  type View,
} from "./hosts/host";
import { sheetOnShow } from "./sheet.svelte";

const SLOW = 250; // milliseconds after which a reader is told that something is under way
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
  /** Whether the numbers of the scene are rounded, as those of long answers are. */
  rounded = $state(false);
  /** How far the answer is, where that takes long and the host knows. */
  howFar = $state.raw<HowFar | null>(null);
  /** Whether the reader stopped it before it was there. */
  stopped = $state(false);
  #run = "";
  #times = $state(0);
  #leave = () => {};

  constructor(view: V, asked: () => Asked<V> | null) {
    const host = getContext<Host>("host");
    const sheet = sheetOnShow();
    const text = $derived(JSON.stringify(asked()));
    $effect(() => {
      void this.#times;
      const again = untrack(() => this.stopped);
      this.stopped = false;
      const now: Asked<V> | null = JSON.parse(text);
      if (!now) {
        this.scene = this.refusal = null;
        return;
      }
      if (now.run !== this.#run) this.scene = null;
      this.#run = now.run;
      // Who asks again sees at once that it is under way, and stays at the button.
      if (again) [this.slow, this.howFar] = [true, { told: "", share: null }];
      const stop = new AbortController();
      const late = setTimeout(() => (this.slow = true), (now.after ?? 0) + SLOW);
      const begin = (after: number) => {
        const timer = setTimeout(() => void ask(), after);
        stop.signal.addEventListener("abort", () => clearTimeout(timer));
      };
      const ask = async () => {
        try {
          const answer = await host.ask(now.run, view, now.question, stop.signal, (told) => {
            this.howFar = told;
          });
          if (stop.signal.aborted) return;
          this.scene = answer.scene;
          this.rounded = answer.rounded;
          this.answered = now.question;
          this.refusal = null;
          if (now.every) begin(now.every);
        } catch (error) {
          if (stop.signal.aborted) return;
          this.refusal = error instanceof Refusal ? error : new Refusal(String(error));
          if (this.refusal.gone) begin(AGAIN);
        }
        rest();
      };
      const rest = () => {
        clearTimeout(late);
        this.slow = false;
        this.howFar = null;
      };
      this.#leave = () => {
        stop.abort();
        rest();
      };
      begin(now.after ?? 0);
      return this.#leave;
    });
    $effect(() => {
      if (!this.rounded) return;
      sheet.rounded = true;
      return () => (sheet.rounded = false);
    });
    // Numbers that were rounded to be drawn are asked for in full where they are read.
    $effect(() => {
      const question = this.answered;
      if (!this.rounded || !sheet.read || !question) return;
      const stop = new AbortController();
      void host
        .ask(this.#run, view, question, stop.signal, () => {}, true)
        .then(({ scene }) => {
          if (stop.signal.aborted) return;
          this.scene = scene;
          this.rounded = false;
        })
        .catch((error) => {
          if (!stop.signal.aborted) this.refusal = new Refusal(String(error.message));
        });
      return () => stop.abort();
    });
  }

  /** Wait no longer for the answer. */
  stop() {
    this.#leave();
    this.stopped = true;
  }

  /** Ask again what was stopped. */
  again() {
    this.#times += 1;
  }
}
