// Made by scripts/build-web from the scenes in src/seqscope/views/scenes. Not edited by hand.

export interface Scenes {
  [k: string]: unknown;
}
/**
 * What was held, by name: the change of loss with its standard error, and the scores then.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Ablated".
 */
export interface Ablated {
  name: string;
  loss: number;
  error: number | null;
  scores: (number | null)[];
}
/**
 * Units or chips of one network, the largest change of loss first; `held` says at what.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "AblationEffects".
 */
export interface AblationEffects {
  view?: "ablation";
  network: string;
  held: string;
  scores: Score[];
  ablated: Ablated[];
}
/**
 * A score of the network as it is, such as its accuracy or its recall of one class.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Score".
 */
export interface Score {
  name: string;
  unchanged: number | null;
}
/**
 * A whole answer and the network's probability of it; no prediction stands for a refusal.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Answer".
 */
export interface Answer {
  prediction: string | null;
  label: string;
  confidence: number;
}
/**
 * A text and one prediction from it: attention beside evidence, and whether they agree.
 *
 * `correlation` is Spearman's ρ between the two, and `overlap` the share of the `k` most read
 * tokens among the `k` that matter most; none where there is no telling.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "AttentionCheck".
 */
export interface AttentionCheck {
  view?: "attention-check";
  text: string;
  prediction: string;
  evidence: string;
  words: CheckedWord[];
  correlation: number | null;
  overlap: number | null;
  k: number;
  verdict: string;
}
/**
 * A token, its span of the text, how much it was read and how much it mattered.
 *
 * The effect is what the prediction's probability loses without the token; it is below 0 for a
 * token that spoke against the prediction. A token that is no part of the text has an empty span.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "CheckedWord".
 */
export interface CheckedWord {
  token: string;
  start: number;
  end: number;
  weight: number;
  effect: number;
}
/**
 * Target tokens down, source tokens across, one weight and one score for each pair.
 *
 * Rows and columns stand in the order in which the network met them; `line` gives the columns as
 * they stand on the line of text, from left to right, which differs where a script runs leftward;
 * a hint stands where the text begins.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "AttentionMap".
 */
export interface AttentionMap {
  view?: "attention-map";
  source: string;
  answer: Answer;
  alternatives: Answer[];
  columns: Column[];
  rows: Row[];
  weights: number[][];
  scores: number[][];
  line: number[];
  monotonicity: number;
}
/**
 * One source token: what was typed, what can be drawn of it, how much it was read in all.
 *
 * A hint is a token that is not part of the text; its span is empty.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Column".
 */
export interface Column {
  text: string;
  label: string;
  start: number;
  end: number;
  hint: boolean;
  coverage: number;
}
/**
 * One target token: how sure the network was, how sharply it looked, and at what.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Row".
 */
export interface Row {
  text: string;
  label: string;
  probability: number;
  sharpness: number;
  spans: Span[];
}
/**
 * A stretch of the source text, in code points, and the attention weight on it.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Span".
 */
export interface Span {
  start: number;
  end: number;
  text: string;
  weight: number;
}
/**
 * Examples of like confidence: how sure the network was of them, how often it was right.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Bin".
 */
export interface Bin {
  confidence: number | null;
  accuracy: number | null;
  count: number;
}
/**
 * The calibration of some runs, on one plot.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Calibration".
 */
export interface Calibration {
  view?: "calibration";
  runs: RunCalibration[];
}
/**
 * Confidence against accuracy, in ten bins of equal width from 0 to 1.
 *
 * The calibration error is the mean distance between the two over all examples.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "RunCalibration".
 */
export interface RunCalibration {
  name: string;
  part: string;
  bins: Bin[];
  error: number | null;
}
/**
 * The units of one co-cluster, from the one that rises most to the one that falls most.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Chip".
 */
export interface Chip {
  cluster: number;
  units: ChipUnit[];
}
/**
 * One hidden unit: its mean response to the words beside it, and to each word selected.
 *
 * Where units were grouped by half, `half` says which: what the unit answers upward or downward.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "ChipUnit".
 */
export interface ChipUnit {
  unit: number;
  half: ("up" | "down") | null;
  response: number;
  selected: number[];
}
/**
 * A class and how likely it is.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "ClassProbability".
 */
export interface ClassProbability {
  name: string;
  probability: number;
}
/**
 * The words of one co-cluster, the strongest response first.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Cloud".
 */
export interface Cloud {
  cluster: number;
  words: CloudWord[];
}
/**
 * A word, how often it was read, and the mean response of the chip beside it.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "CloudWord".
 */
export interface CloudWord {
  word: string;
  count: number;
  response: number;
}
/**
 * Two networks by name, what they read together, and what they have in common.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Comparison".
 */
export interface Comparison {
  view?: "comparison";
  first: string;
  second: string;
  tokens: number;
  words?: SharedWords;
  units?: UnitPairs | null;
  layers?: LayerTable | null;
}
/**
 * The words that both read, the strongest first, and how many only one of them read.
 */
export interface SharedWords {
  words?: SharedWord[];
  only_first?: number;
  only_second?: number;
}
/**
 * A word that both networks read, and how strongly each of them responded to it.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "SharedWord".
 */
export interface SharedWord {
  word: string;
  first: number;
  second: number;
}
/**
 * Units of the two that go together, the most alike first, and those left without a partner.
 *
 * `by_chance` is the size of correlation that units without any relation would be paired by.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "UnitPairs".
 */
export interface UnitPairs {
  first: number[];
  second: number[];
  correlation: number[];
  unmatched_first?: number[];
  unmatched_second?: number[];
  by_chance?: number | null;
}
/**
 * How alike each layer of the one, down, is to each layer of the other, across: linear CKA.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "LayerTable".
 */
export interface LayerTable {
  first: string[];
  second: string[];
  values: number[][];
}
/**
 * Where a word, a unit or a chip was found, in some groups: strongest, typical, contrary.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Concordance".
 */
export interface Concordance {
  view?: "concordance";
  subject: string;
  groups: Passages[];
}
/**
 * Passages in the order of their rank, and what the value of each measures.
 *
 * `spaced` tells words, which stand apart, from characters.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Passages".
 */
export interface Passages {
  name: string;
  measure: string;
  spaced: boolean;
  passages: Passage[];
}
/**
 * Some tokens in a row, of which those from `start` to before `stop` were found.
 *
 * `place` is the number that the first of these has in the whole text.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Passage".
 */
export interface Passage {
  tokens: string[];
  start: number;
  stop: number;
  place: number;
  value: number | null;
}
/**
 * The confusion of some runs, side by side.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Confusion".
 */
export interface Confusion {
  view?: "confusion";
  runs: RunConfusion[];
}
/**
 * How often examples of each class were taken for each class: true classes down.
 *
 * The recall of a class is the share of its examples that were recognized; none where it has none.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "RunConfusion".
 */
export interface RunConfusion {
  name: string;
  part: string;
  classes: string[];
  counts: number[][];
  recall: (number | null)[];
  accuracy: number | null;
  balanced_accuracy: number | null;
}
/**
 * The logit of a class, or its margin over another, as a table that sums exactly.
 *
 * Columns are chips, and at the end the units in no chip where there are any. The total is the
 * bias and all rows, and also the bias and all columns.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "ContributionLedger".
 */
export interface ContributionLedger {
  view?: "contribution-ledger";
  name: string;
  of: string;
  against: string | null;
  columns: string[];
  bias: number;
  rows: LedgerRow[];
  sums: number[];
  total: number;
}
/**
 * One token: its exact share for each column, their sum, and the total up to here.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "LedgerRow".
 */
export interface LedgerRow {
  token: string;
  shares: number[];
  total: number;
  running: number;
}
/**
 * The learning curve of one run; a number that was not finite is none.
 *
 * `measure` is the name of the score, such as "accuracy", and `lower_is_better` what it says;
 * `score` is the one on validation examples.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Curve".
 */
export interface Curve {
  name: string;
  task: string;
  measure: string;
  lower_is_better?: boolean;
  epochs: number[];
  loss: (number | null)[];
  training_score: (number | null)[];
  score: (number | null)[];
}
/**
 * The curves of some runs; those of one task are drawn together.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Curves".
 */
export interface Curves {
  view?: "curves";
  runs: Curve[];
}
/**
 * A series and the forecasts of it, place by place; none where there is no number.
 *
 * `index` names the places: dates, or numbers. From the place `training_end` on, the networks had
 * not seen the truth. Errors are relative, and positive, where the series is positive and spans a
 * wide range; else they are forecast less truth, in the unit of the series.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Forecast".
 */
export interface Forecast {
  view?: "forecast";
  series: string;
  index: string[];
  truth: (number | null)[];
  forecasts: Line[];
  baselines: Line[];
  training_end: number | null;
  relative: boolean;
}
/**
 * One number for each place of a series, where there is one, and how far off it was.
 *
 * The distance is the mean size of the errors after the training, or of all where there are none.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Line".
 */
export interface Line {
  name: string;
  values: (number | null)[];
  errors: (number | null)[];
  distance: number | null;
}
/**
 * For each unit the share of tokens at which a gate is open (> 0.9) and shut (< 0.1).
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "GateShares".
 */
export interface GateShares {
  name: string;
  open: number[];
  shut: number[];
}
/**
 * The gates of one layer and the half-life of each unit in tokens, none where it never halves.
 *
 * A layer whose half-lives are not known has none at all.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Gates".
 */
export interface Gates {
  view?: "gates";
  layer: string;
  gates: GateShares[];
  half_lives: (number | null)[];
}
/**
 * The mean response of a chip's units to a cloud's words; both by their place from the top.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Link".
 */
export interface Link {
  chip: number;
  cloud: number;
  strength: number;
}
/**
 * Chips and clouds from the top, links between them, the strongest first; what is left out.
 *
 * Chip and cloud at the same place are one co-cluster; either may be empty. Links of exactly 0 are
 * not listed.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Memory".
 */
export interface Memory {
  view?: "memory";
  name: string;
  weight: string;
  selected: string[];
  chips: Chip[];
  clouds: Cloud[];
  links: Link[];
  words_left_out: string[];
  units_left_out: number[];
}
/**
 * The steps of one sentence, in the order of its text; the units that each chip has.
 *
 * With `backward` the layer read it from its end.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "ReadSentence".
 */
export interface ReadSentence {
  name: string;
  sizes: number[];
  steps: Step[];
  backward: boolean;
}
/**
 * One token and what it did to every chip, for each unit of the chip on average.
 *
 * `positive` and `negative` are held after the token. What was added and lost has the sign of
 * its response; `link` is the sum of all four. `kept_share` is of the memory before the token.
 * The prediction is what the network would have answered here.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "Step".
 */
export interface Step {
  token: string;
  prediction: string | null;
  probability: number | null;
  positive: number[];
  negative: number[];
  positive_added: number[];
  positive_lost: number[];
  negative_added: number[];
  negative_lost: number[];
  kept_share: number[];
  link: number[];
}
/**
 * Some sentences through the chips of one layer, side by side.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "SentenceMemory".
 */
export interface SentenceMemory {
  view?: "sentence-memory";
  layer: string;
  sentences: ReadSentence[];
}
/**
 * The words that both read, the strongest first, and how many only one of them read.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "SharedWords".
 */
export interface SharedWords1 {
  words?: SharedWord[];
  only_first?: number;
  only_second?: number;
}
/**
 * One unit: words from the lowest to the highest mean response, and how many are between them;
 * a text with the unit's value after each token; places with their context.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "UnitDetails".
 */
export interface UnitDetails {
  view?: "unit-details";
  unit: string;
  lowest: WordBox[];
  highest: WordBox[];
  between: number;
  tokens: string[];
  values: (number | null)[];
  spaced: boolean;
  places: Passages[];
}
/**
 * How a unit responds to a word: the mean, and the percentiles 9, 25, 75 and 91.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "WordBox".
 */
export interface WordBox {
  word: string;
  count: number;
  mean: number;
  /**
   * @minItems 4
   * @maxItems 4
   */
  band: unknown[];
}
/**
 * One unit: its value after each token, and whether it is one of those the span selects.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "UnitLine".
 */
export interface UnitLine {
  name: string;
  values: (number | null)[];
  selected: boolean;
}
/**
 * The tokens of a text, a line for each unit, and where else the selected units are on.
 *
 * The span goes from its first token to before its last number; none stands for no selection.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "UnitsOverTime".
 */
export interface UnitsOverTime {
  view?: "units-over-time";
  name: string;
  tokens: string[];
  spaced: boolean;
  units: UnitLine[];
  threshold: number | null;
  span: unknown[] | null;
  matches: Passages | null;
}
/**
 * One token, the span of the text that it stands for, and its attention weight.
 *
 * A token that is no part of the text has an empty span.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "WeighedWord".
 */
export interface WeighedWord {
  token: string;
  start: number;
  end: number;
  weight: number;
}
/**
 * The response of every unit to one word: its mean, and the bands of its readings.
 *
 * `outer` holds the quantiles 9 and 91 %, `inner` 25 and 75 %. `occurrence` is the response to one
 * place where the word was read, where that was asked for.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "WordResponse".
 */
export interface WordResponse {
  word: string;
  count: number;
  mean: number[];
  /**
   * @minItems 2
   * @maxItems 2
   */
  outer: unknown[];
  /**
   * @minItems 2
   * @maxItems 2
   */
  inner: unknown[];
  occurrence: number[] | null;
}
/**
 * Words and the response of the same units to them, ordered by the mean of the first word.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "WordResponses".
 */
export interface WordResponses {
  view?: "word-responses";
  layer: string;
  units: number[];
  words: WordResponse[];
}
/**
 * A text, the weight of each of its words, the classes from the likeliest to the least.
 *
 * No prediction stands for a refusal.
 *
 * This interface was referenced by `Scenes`'s JSON-Schema
 * via the `definition` "WordWeights".
 */
export interface WordWeights {
  view?: "word-weights";
  text: string;
  prediction: string | null;
  words: WeighedWord[];
  classes: ClassProbability[];
}
