import type {
  AttentionMap,
  Confusion,
  ContributionLedger,
  Curves,
  Memory,
  SentenceMemory,
  UnitDetails,
  WordResponses,
} from "../scenes";

/** A trained network as the list of runs tells of it. */
export interface Run {
  id: string;
  name: string;
  kind: string;
  title: string;
  task: string;
  views: string[];
  layers: string[];
  classes: string[];
  examples: string[];
  score: string | null;
  parameters: number | null;
  damaged: string | null;
  training: boolean;
}

/** What stands out in a network, in one sentence, and the address of where to look. */
export interface Finding {
  rule: string;
  severity: string;
  sentence: string;
  about: string[];
  link: string;
}

/** How well the numbers speak for each number of clusters, and the one they speak for most. */
export interface Suggestion {
  clusters: number;
  table: { clusters: number; eigengap: number; stability: number }[];
}

/** The answer to each question that a host can be asked. */
export interface Answers {
  attention: AttentionMap;
  memory: Memory;
  suggestion: Suggestion;
  words: WordResponses;
  sentence: SentenceMemory;
  units: UnitDetails;
  contributions: ContributionLedger;
  curves: Curves;
  confusion: Confusion;
  findings: Finding[];
}

export type Question = Record<string, string | number | string[] | null>;

/** Where the state of the page is kept, such as the address bar. */
export interface Place {
  read(): string;
  write(address: string, title: string, replace: boolean): void;
  onchange(changed: () => void): () => void;
}

/** Where the page lives and where its scenes come from: a server, a notebook, a file. */
export interface Host {
  runs(): Promise<Run[]>;
  ask<View extends keyof Answers>(
    run: string,
    view: View,
    question: Question,
    signal: AbortSignal,
  ): Promise<Answers[View]>;
  place: Place;
}

/** What a host could not answer, in sentences; `gone` where nobody answers at all. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly gone = false,
  ) {
    super(message);
  }
}
