import type * as scenes from "../scenes";

export type Run = scenes.RunEntry;
export type HowFar = scenes.HowFar;

/** Each view that a host can be asked for: the question, and the scene that answers it. */
export interface Views {
  attention: [scenes.AttentionQuestion, scenes.AttentionMap | scenes.WordWeights | scenes.WordMap];
  evidence: [scenes.EvidenceQuestion, scenes.MapCheck | scenes.AttentionCheck];
  memory: [scenes.MemoryQuestion, scenes.Memory];
  suggestion: [scenes.SuggestionQuestion, scenes.ClusterSuggestion];
  words: [scenes.WordsQuestion, scenes.WordResponses];
  sentence: [scenes.SentenceQuestion, scenes.SentenceMemory];
  units: [scenes.UnitQuestion, scenes.UnitDetails];
  pattern: [scenes.PatternQuestion, scenes.UnitsOverTime];
  gates: [scenes.GatesQuestion, scenes.Gates];
  contributions: [scenes.ContributionsQuestion, scenes.ContributionLedger];
  ablation: [scenes.AblationQuestion, scenes.AblationEffects];
  switches: [scenes.SwitchesQuestion, scenes.Switches];
  comparison: [scenes.ComparisonQuestion, scenes.Comparison];
  shared: [scenes.SharedQuestion, scenes.SharedSentence];
  curves: [scenes.RunsQuestion, scenes.Curves];
  confusion: [scenes.RunsQuestion, scenes.Confusion];
  examples: [scenes.ExamplesQuestion, scenes.ClassExamples];
  calibration: [scenes.RunsQuestion, scenes.Calibration];
  slices: [scenes.SlicesQuestion, scenes.Slices];
  slice: [scenes.SliceQuestion, scenes.SliceExamples];
  forecast: [scenes.RunsQuestion, scenes.Forecast];
  findings: [scenes.FindingsQuestion, scenes.Findings];
}
export type View = keyof Views;
export type Question<V extends View> = Views[V][0];
export type Scene<V extends View> = Views[V][1];

/** A scene, and whether its numbers were rounded because there are so many. */
export interface Answer<V extends View> {
  scene: Scene<V>;
  rounded: boolean;
}

/** Where the state of the page is kept, such as the address bar. */
export interface Place {
  read(): string;
  /** A new entry in the history or another for the same, and after how many selections it is. */
  write(address: string, title: string, replace: boolean, selections: number): void;
  /** How many selections led to this entry, each of which can be taken back. */
  selections(): number;
  back(): void;
  onchange(changed: () => void): () => void;
}

/** Where the page lives and where its scenes come from: a server, a notebook, a file. */
export interface Host {
  runs(): Promise<Run[]>;
  ask<V extends View>(
    run: string,
    view: V,
    question: Question<V>,
    /** Aborted where nobody waits for the answer any more; what is being made of it may end. */
    signal: AbortSignal,
    /** Told now and then how far it is, where the host knows. */
    ontold: (howFar: HowFar) => void,
    /** Whether all numbers are wanted in full, however many they are. */
    exact?: boolean,
  ): Promise<Answer<V>>;
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
