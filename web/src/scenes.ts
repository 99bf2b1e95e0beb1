// Made by scripts/build-web from the scenes and questions in src/seqscope/views.
// Not edited by hand.

/**
 * What was held, by name: the change of loss with its standard error, and the scores then.
 */
export interface Ablated {
  error: number | null;
  loss: number;
  name: string;
  scores: (number | null)[];
}
/**
 * Units or chips of one network, the largest change of loss first; `held` says at what.
 *
 * `examples` are the texts that were asked, or of a language model the tokens.
 */
export interface AblationEffects {
  ablated: Ablated[];
  examples: number;
  held: string;
  network: string;
  scores: Score[];
  view: "ablation";
}
/**
 * A score of the network as it is, such as its accuracy or its recall of one class.
 */
export interface Score {
  name: string;
  unchanged: number | null;
}
/**
 * What does the network do without some units, on texts that were typed or recorded?
 *
 * `chip` and `unit` are held each on its own; where none is named, every chip in turn.
 */
export interface AblationQuestion {
  at?: "zero" | "mean";
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  chip?: number[];
  /**
   * How many clusters, and so chips; as many as are suggested for null.
   */
  clusters?: number | null;
  /**
   * Recorded texts that are read.
   */
  count?: number;
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  texts?: string[];
  unit?: number[];
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
}
/**
 * A whole answer and the network's probability of it; no prediction stands for a refusal.
 */
export interface Answer {
  confidence: number;
  label: string;
  prediction: string | null;
}
/**
 * A text and one prediction from it: attention beside evidence, and whether they agree.
 *
 * The verdict is that of the first kind of evidence, where the second does not disagree with it.
 */
export interface AttentionCheck {
  evidence: Evidence[];
  k: number;
  prediction: string;
  text: string;
  verdict: string;
  view: "attention-check";
  words: CheckedWord[];
}
/**
 * A kind of evidence, and how far attention agrees with it.
 *
 * `correlation` is Spearman's ρ between the two, and `overlap` the share of the `k` most read
 * tokens among the `k` that matter most; none where there is no telling. Of a map they are those
 * of its rows in the middle.
 */
export interface Evidence {
  correlation: number | null;
  name: string;
  overlap: number | null;
}
/**
 * A token, its span of the text, how much it was read and how much it mattered.
 *
 * There is an effect for each kind of evidence, below 0 where the token spoke against the
 * prediction. A token that is no part of the text has an empty span.
 */
export interface CheckedWord {
  effects: number[];
  end: number;
  start: number;
  token: string;
  weight: number;
}
/**
 * Target tokens down, source tokens across, one weight and one score for each pair.
 *
 * Rows and columns stand in the order in which the network met them; `line` gives the columns as
 * they stand on the line of text, from left to right, which differs where a script runs leftward;
 * a hint stands where the text begins. The map is that of the best answer, of a later
 * `alternative`, or of what is written where rows are pinned.
 */
export interface AttentionMap {
  alternative: number;
  alternatives: Answer[];
  answer: Answer;
  columns: Column[];
  line: number[];
  monotonicity: number;
  pinned: Pinned | null;
  rows: Row[];
  scores: number[][];
  source: string;
  view: "attention-map";
  weights: number[][];
}
/**
 * One source token: what was typed, what can be drawn of it, how much it was read in all.
 *
 * A hint is a token that is not part of the text; its span is empty.
 */
export interface Column {
  coverage: number;
  end: number;
  hint: boolean;
  label: string;
  start: number;
  text: string;
}
/**
 * What the rows of a map were pinned to, and what is written without pins.
 *
 * `changed` are the places where another symbol was written than without, or where one of the two
 * has none.
 */
export interface Pinned {
  answer: Answer;
  changed: number[];
  pins: Pin[];
  symbols: string[];
}
/**
 * A row that could look at one column alone.
 */
export interface Pin {
  column: number;
  row: number;
}
/**
 * One target token: how sure the network was, how sharply it looked, and at what.
 */
export interface Row {
  label: string;
  probability: number;
  sharpness: number;
  spans: Span[];
  text: string;
}
/**
 * A stretch of the source text, in code points, and the attention weight on it.
 */
export interface Span {
  end: number;
  start: number;
  text: string;
  weight: number;
}
/**
 * Where does the network look while it reads this text?
 *
 * Of a translator also while it writes one of its other answers, or what it would write if steps
 * looked at one place each; of self-attention also from which word to which.
 */
export interface AttentionQuestion {
  /**
   * Which answer; 0 the best, 1 the next.
   */
  alternative?: number;
  /**
   * Of self-attention: whose map.
   */
  head?: "mean" | number | null;
  /**
   * How dates in the text are written, such as de-AT.
   */
  locale?: string | null;
  /**
   * Steps, and the one place that each looks at.
   */
  pins?: [number, number][];
  text?: string;
}
/**
 * Examples of like confidence: how sure the network was of them, how often it was right.
 */
export interface Bin {
  accuracy: number | null;
  confidence: number | null;
  count: number;
}
/**
 * The calibration of some runs, on one plot.
 */
export interface Calibration {
  runs: RunCalibration[];
  view: "calibration";
}
/**
 * Confidence against accuracy, in ten bins of equal width from 0 to 1.
 *
 * The calibration error is the mean distance between the two over all examples.
 */
export interface RunCalibration {
  bins: Bin[];
  error: number | null;
  name: string;
  part: string;
}
/**
 * The units of one co-cluster, from the one that rises most to the one that falls most.
 */
export interface Chip {
  cluster: number;
  units: ChipUnit[];
}
/**
 * One hidden unit: its mean response to the words beside it, and to each word selected.
 *
 * Where units were grouped by half, `half` says which: what the unit answers upward or downward.
 */
export interface ChipUnit {
  half: ("up" | "down") | null;
  response: number;
  selected: number[];
  unit: number;
}
/**
 * A text, and how sure the network was of its answer.
 */
export interface ClassExample {
  probability: number;
  text: string;
}
/**
 * Texts of a class that were taken for a class, the surest first; `total` counts them all.
 */
export interface ClassExamples {
  of: string;
  taken_for: string;
  texts: ClassExample[];
  total: number;
  view: "class-examples";
}
/**
 * A class and how likely it is.
 */
export interface ClassProbability {
  name: string;
  probability: number;
}
/**
 * The words of one co-cluster, the strongest response first.
 */
export interface Cloud {
  cluster: number;
  words: CloudWord[];
}
/**
 * A word, how often it was read, and the mean response of the chip beside it.
 *
 * Its part of speech, where the task has it.
 */
export interface CloudWord {
  count: number;
  response: number;
  word: string;
  word_class: string | null;
}
/**
 * The number of clusters that is suggested, and what speaks for each number.
 */
export interface ClusterSuggestion {
  clusters: number;
  counts: SuggestedCount[];
  view: "suggestion";
}
/**
 * A number of clusters: the gap behind it in the spectrum, and how stable its clusters are.
 */
export interface SuggestedCount {
  clusters: number;
  eigengap: number;
  stability: number;
}
/**
 * Two networks by name, what they read together, and what they have in common.
 */
export interface Comparison {
  first: string;
  layers: LayerTable | null;
  second: string;
  tokens: number;
  units: UnitPairs | null;
  view: "comparison";
  words: SharedWords;
}
/**
 * How alike each layer of the one, down, is to each layer of the other, across: linear CKA.
 */
export interface LayerTable {
  first: string[];
  second: string[];
  values: number[][];
}
/**
 * Units of the two that go together, the most alike first, and those left without a partner.
 *
 * `by_chance` is the size of correlation that units without any relation would be paired by.
 */
export interface UnitPairs {
  by_chance: number | null;
  correlation: number[];
  first: number[];
  second: number[];
  unmatched_first: number[];
  unmatched_second: number[];
}
/**
 * The words that both read, the strongest first, and how many only one of them read.
 */
export interface SharedWords {
  only_first: number;
  only_second: number;
  words: SharedWord[];
}
/**
 * A word that both networks read, and how strongly each of them responded to it.
 */
export interface SharedWord {
  first: number;
  second: number;
  word: string;
}
/**
 * What do this network and another have in common on the texts that this one recorded?
 */
export interface ComparisonQuestion {
  /**
   * As which epochs left them; null for the network as it is.
   *
   * @minItems 2
   * @maxItems 2
   */
  checkpoints?: [number | null, number | null];
  /**
   * Tokens to read.
   */
  count?: number;
  /**
   * Whose units are matched; the last two.
   */
  layers?: [string, string] | null;
  other?: string;
}
/**
 * The confusion of some runs, side by side.
 */
export interface Confusion {
  runs: RunConfusion[];
  view: "confusion";
}
/**
 * How often examples of each class were taken for each class: true classes down.
 *
 * The recall of a class is the share of its examples that were recognized; none where it has none.
 */
export interface RunConfusion {
  accuracy: number | null;
  balanced_accuracy: number | null;
  classes: string[];
  counts: number[][];
  name: string;
  part: string;
  recall: (number | null)[];
}
/**
 * The logit of a class, or its margin over another, as a table that sums exactly.
 *
 * Columns are chips, and at the end the units in no chip where there are any. The total is the
 * bias and all rows, and also the bias and all columns.
 */
export interface ContributionLedger {
  against: string | null;
  bias: number;
  columns: string[];
  name: string;
  of: string;
  rows: LedgerRow[];
  sums: number[];
  total: number;
  view: "contribution-ledger";
}
/**
 * One token: its exact share for each column, their sum, and the total up to here.
 */
export interface LedgerRow {
  running: number;
  shares: number[];
  token: string;
  total: number;
}
/**
 * Which word and which chip wrote the prediction `of`, or its margin over `against`?
 */
export interface ContributionsQuestion {
  against?: string | null;
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  /**
   * How many clusters, and so chips; as many as are suggested for null.
   */
  clusters?: number | null;
  of?: string | null;
  text?: string;
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
}
/**
 * The learning curve of one run; a number that was not finite is none.
 *
 * `measure` is the name of the score, such as "accuracy", and `lower_is_better` what it says;
 * `score` is the one on validation examples.
 */
export interface Curve {
  epochs: number[];
  loss: (number | null)[];
  lower_is_better: boolean;
  measure: string;
  name: string;
  score: (number | null)[];
  task: string;
  training_score: (number | null)[];
}
/**
 * The curves of some runs; those of one task are drawn together.
 */
export interface Curves {
  runs: Curve[];
  view: "curves";
}
/**
 * After one token: how much higher and how much lower the second network's units stand.
 *
 * Both for each pair of a chip on average, so that what is higher and what is lower in one chip
 * does not cancel; `higher` is 0 or more, `lower` 0 or less.
 */
export interface Difference {
  higher: number[];
  lower: number[];
}
/**
 * The effect of each source token on each target token, and ρ with the attention of each row.
 *
 * An effect is below 0 where the source token spoke against the target token.
 */
export interface EvidenceMap {
  correlations: (number | null)[];
  effects: number[][];
  evidence: Evidence;
}
/**
 * What did the answer to this text depend on, beside where the network looked?
 */
export interface EvidenceQuestion {
  /**
   * How dates in the text are written, such as de-AT.
   */
  locale?: string | null;
  text?: string;
}
/**
 * Which recorded texts of one class were taken for which, the surest first?
 */
export interface ExamplesQuestion {
  /**
   * Texts that are shown.
   */
  count?: number;
  of?: string;
  taken_for?: string;
}
/**
 * What was found about one network, the serious things first.
 */
export interface Findings {
  findings: FoundSentence[];
  network: string;
  view: "findings";
}
/**
 * One sentence, how much it matters, what it is about, and the view that shows it.
 */
export interface FoundSentence {
  about: string[];
  link: string;
  rule: string;
  sentence: string;
  severity: "serious" | "notable" | "minor";
}
/**
 * What should a person know about this network?
 */
export interface FindingsQuestion {}
/**
 * A series and the forecasts of it, place by place; none where there is no number.
 *
 * `index` names the places: dates, or numbers. From the place `training_end` on, the networks had
 * not seen the truth. Errors are relative, and positive, where the series is positive and spans a
 * wide range; else they are forecast less truth, in the unit of the series.
 */
export interface Forecast {
  baselines: Line[];
  forecasts: Line[];
  index: string[];
  relative: boolean;
  series: string;
  training_end: number | null;
  truth: (number | null)[];
  view: "forecast";
}
/**
 * One number for each place of a series, where there is one, and how far off it was.
 *
 * The distance is the mean size of the errors after the training, or of all where there are none.
 * A network with attention says too where it looked: a row for each place, of the weights of so
 * many numbers before it, that of the nearest last; zeros where nothing was said.
 */
export interface Line {
  attention: Packed | null;
  distance: number | null;
  errors: (number | null)[];
  name: string;
  values: (number | null)[];
}
/**
 * An array of any shape, row by row: floats of 4 or 2 bytes, the lowest first, in base64.
 *
 * What is not known is not a number.
 */
export interface Packed {
  dtype: "f4" | "f2";
  numbers: string;
  shape: number[];
}
/**
 * For each unit the share of tokens at which a gate is open (> 0.9) and shut (< 0.1).
 */
export interface GateShares {
  name: string;
  open: number[];
  shut: number[];
}
/**
 * The gates of one layer and the half-life of each unit in tokens, none where it never halves.
 *
 * A layer whose half-lives are not known has none at all. `octaves` counts the units whose
 * half-life lies from one power of two to the next, from 2 to the `first_octave` on.
 */
export interface Gates {
  first_octave: number;
  gates: GateShares[];
  half_lives: (number | null)[];
  layer: string;
  octaves: number[];
  view: "gates";
}
/**
 * How open do the gates of each unit stand?
 */
export interface GatesQuestion {
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
}
/**
 * How far an answer is, in words and as a share of the whole; nothing where none is made.
 */
export interface HowFar {
  share: number | null;
  told: string;
}
/**
 * The mean response of a chip's units to a cloud's words; both by their place from the top.
 */
export interface Link {
  chip: number;
  cloud: number;
  strength: number;
}
/**
 * An attention map, the map of each kind of evidence beside it, and whether they agree.
 *
 * The verdict is that of the first kind of evidence, where the second does not disagree with it.
 */
export interface MapCheck {
  evidence: EvidenceMap[];
  k: number;
  map: AttentionMap;
  verdict: string;
  view: "attention-map-check";
}
/**
 * Chips and clouds from the top, links between them, the strongest first; what is left out.
 *
 * Chip and cloud at the same place are one co-cluster; either may be empty. Links of exactly 0 are
 * not listed. `classes` are the parts of speech that the task tells apart, if it does.
 */
export interface Memory {
  chips: Chip[];
  classes: string[];
  clouds: Cloud[];
  links: Link[];
  name: string;
  selected: string[];
  units_left_out: number[];
  view: "memory";
  weight: string;
  words_left_out: string[];
}
/**
 * Which units and which words belong together? `select` names words that color the units.
 */
export interface MemoryQuestion {
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  /**
   * How many clusters, and so chips; as many as are suggested for null.
   */
  clusters?: number | null;
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  select?: string[];
  /**
   * Which state of the layer; cell where that of an LSTM was recorded.
   */
  state?: "hidden" | "cell";
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
}
/**
 * Views that this network could have, or show more in, and the sentences that say how.
 */
export interface Missing {
  views: string[];
  why: string;
}
/**
 * Some tokens in a row, of which those from `start` to before `stop` were found.
 *
 * `place` is the number that the first of these has in the whole text; `sentence` is what of it
 * can be read around the tokens, where that is known.
 */
export interface Passage {
  place: number;
  sentence: string | null;
  start: number;
  stop: number;
  tokens: string[];
  value: number | null;
}
/**
 * Passages in the order of their rank, and what the value of each measures.
 *
 * `spaced` tells words, which stand apart, from characters.
 */
export interface Passages {
  measure: string;
  name: string;
  passages: Passage[];
  spaced: boolean;
}
/**
 * Which units mark a span of this text, and where else are they on together?
 *
 * The span is some words of the text, or FIRST:LAST, numbers of tokens; where it is missing, the
 * stretch that most units mark.
 */
export interface PatternQuestion {
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  /**
   * Units that are drawn at most.
   */
  lines?: number;
  places?: number;
  span?: string | null;
  /**
   * Which state of the layer; cell where that of an LSTM was recorded.
   */
  state?: "hidden" | "cell";
  text?: string;
  threshold?: number | null;
}
/**
 * The steps of one sentence, in the order of its text; the units that each chip has.
 *
 * With `backward` the layer read it from its end.
 */
export interface ReadSentence {
  backward: boolean;
  name: string;
  sizes: number[];
  steps: Step[];
}
/**
 * One token and what it did to every chip, for each unit of the chip on average.
 *
 * `positive` and `negative` are held after the token. What was added and lost has the sign of
 * its response; `link` is the sum of all four. `kept_share` is of the memory before the token.
 * The prediction is what the network would have answered here.
 */
export interface Step {
  kept_share: number[];
  link: number[];
  negative: number[];
  negative_added: number[];
  negative_lost: number[];
  positive: number[];
  positive_added: number[];
  positive_lost: number[];
  prediction: string | null;
  probability: number | null;
  token: string;
}
/**
 * A network of the library in a few words.
 *
 * `views` are those that can be asked for now. What is not known is none: of a damaged run all
 * but its name, and `damaged` says what is wrong with it. `score` names the measure too, and
 * `checkpoints` are the epochs whose weights were kept. A `recurrent` network has a memory that
 * can be compared with that of another, recorded or not; `cells` are the layers of which the cell
 * state was recorded as well as the hidden state.
 */
export interface RunEntry {
  cells: string[];
  checkpoints: number[];
  classes: string[];
  damaged: string | null;
  examples: string[];
  id: string;
  kind: string | null;
  layers: string[];
  missing: Missing[];
  name: string;
  network: string | null;
  parameters: number | null;
  recurrent: boolean;
  score: string | null;
  task: string | null;
  title: string;
  training: boolean;
  views: string[];
}
/**
 * All networks of the library.
 */
export interface RunList {
  runs: RunEntry[];
}
/**
 * What is known of this run, and of others beside it?
 */
export interface RunsQuestion {
  /**
   * More runs, by their ids.
   */
  others?: string[];
}
/**
 * Some sentences through the chips of one layer, side by side.
 */
export interface SentenceMemory {
  layer: string;
  sentences: ReadSentence[];
  view: "sentence-memory";
}
/**
 * What does each word of some texts do to the memory?
 */
export interface SentenceQuestion {
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  /**
   * How many clusters, and so chips; as many as are suggested for null.
   */
  clusters?: number | null;
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  /**
   * Which state of the layer; cell where that of an LSTM was recorded.
   */
  state?: "hidden" | "cell";
  texts?: string[];
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
}
/**
 * What do this network and another do at each word of this text, and where do they differ?
 *
 * Chips are those of this network; units of the other are matched with them on recorded tokens.
 */
export interface SharedQuestion {
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  /**
   * As which epochs left them; null for the network as it is.
   *
   * @minItems 2
   * @maxItems 2
   */
  checkpoints?: [number | null, number | null];
  /**
   * How many clusters, and so chips; as many as are suggested for null.
   */
  clusters?: number | null;
  /**
   * Tokens to read.
   */
  count?: number;
  /**
   * Whose units are matched; the last two.
   */
  layers?: [string, string] | null;
  other?: string;
  text?: string;
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
}
/**
 * What two networks held after each token, and by how much they differed.
 *
 * Chips are those of the first network's layer. Units of the second sit in the place of those they
 * are matched with, turned where they fall as these rise; units without a partner are left out of
 * both. `likeness` is the mean size of the correlation of each chip's pairs, and `by_chance` the
 * size that units without any relation would reach.
 */
export interface SharedSentence {
  by_chance: number;
  differences: Difference[];
  /**
   * @minItems 2
   * @maxItems 2
   */
  layers: [string, string];
  likeness: number[];
  /**
   * @minItems 2
   * @maxItems 2
   */
  names: [string, string];
  /**
   * @minItems 2
   * @maxItems 2
   */
  sentences: [ReadSentence, ReadSentence];
  view: "shared-sentence";
}
/**
 * The words that both read, the strongest first, and how many only one of them read.
 */
export interface SharedWords1 {
  only_first: number;
  only_second: number;
  words: SharedWord[];
}
/**
 * A number of the whole network, and the same with the chips switched; none if not known.
 */
export interface Shifted {
  changed: number | null;
  name: string;
  unchanged: number | null;
}
/**
 * So many examples that have something in common, and how the network did on them.
 *
 * The score lies between `low` and `high` with 95 % certainty, if the examples were drawn by
 * chance. Where it is the share of right answers, `wrong` and `refused` are the other two.
 */
export interface Slice {
  count: number;
  high: number | null;
  low: number | null;
  name: string;
  refused: number | null;
  score: number | null;
  wrong: number | null;
}
/**
 * A text with what the network answered, how likely it found that, and what is right.
 *
 * Of a language model these are the words that follow. No answer is a refusal. `about` says what
 * else is known of it.
 */
export interface SliceExample {
  about: string;
  answer: string | null;
  probability: number | null;
  right: boolean;
  text: string;
  wanted: string | null;
}
/**
 * Examples of a slice: wrong answers first, then refusals, the surest of each first.
 *
 * `total` counts them all.
 */
export interface SliceExamples {
  by: string;
  examples: SliceExample[];
  name: string;
  part: string;
  total: number;
  view: "slice-examples";
}
/**
 * Which examples are in the slice of this name? Those that were answered wrong come first.
 */
export interface SliceQuestion {
  by?: string;
  /**
   * Examples that are shown.
   */
  count?: number;
  name?: string;
  part?: string;
}
/**
 * The scores of some examples, in all and slice by slice.
 *
 * They are cut by one of the `choices`, out of one of the `parts`; `about` says which examples
 * these are, and whether the network learned from them, `of` what is counted. The `rest` is what
 * the slices that are not shown are together, `left_out` how many these are.
 */
export interface Slices {
  about: string;
  by: string;
  choices: string[];
  left_out: number;
  lower_is_better: boolean;
  measure: string;
  of: string;
  overall: Slice;
  part: string;
  parts: string[];
  rest: Slice | null;
  slices: Slice[];
  view: "slices";
}
/**
 * How does the network do on examples of its test, or that it recorded, slice by slice?
 *
 * They are cut `by` what is named, such as locale, out of a `part` of the test.
 */
export interface SlicesQuestion {
  by?: string;
  /**
   * Slices that are shown.
   */
  count?: number;
  part?: string;
}
/**
 * How many clusters do the numbers speak for?
 */
export interface SuggestionQuestion {
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  /**
   * Which state of the layer; cell where that of an LSTM was recorded.
   */
  state?: "hidden" | "cell";
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
}
/**
 * A chip, how many units it has, and where its switch stands.
 */
export interface Switch {
  chip: number;
  position: "on" | "zero" | "mean" | "text";
  units: number;
}
/**
 * A text and what is answered to it: the likeliest classes or next words; its loss, if any.
 */
export interface SwitchedText {
  answers: Shifted[];
  loss: Shifted | null;
  text: string;
}
/**
 * Every chip of a layer with its switch, what is answered to some texts, and the scores.
 *
 * Scores are those on `examples` recorded texts, or of a language model on so many tokens; the
 * loss comes first, and `error` is the standard error of its change. `otherwise` is the share of
 * examples that were answered otherwise.
 */
export interface Switches {
  chips: Switch[];
  error: number | null;
  examples: number;
  network: string;
  otherwise: number | null;
  scores: Shifted[];
  texts: SwitchedText[];
  view: "switches";
}
/**
 * What does the network answer with some chips off together, beside the whole network?
 *
 * Chips are held at zero, at their mean over the recording, or as the text `taken_from` left them.
 */
export interface SwitchesQuestion {
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  /**
   * How many clusters, and so chips; as many as are suggested for null.
   */
  clusters?: number | null;
  /**
   * Recorded texts for the scores.
   */
  count?: number;
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  mean?: number[];
  taken?: number[];
  taken_from?: string;
  texts?: string[];
  /**
   * What counts of a response where words and units are clustered.
   */
  weight?: "absolute" | "positive" | "negative" | "signed";
  /**
   * How many words are clustered.
   */
  words?: number;
  zero?: number[];
}
/**
 * One unit: words from the lowest to the highest mean response, and how many are between them;
 * a text with the unit's value after each token; places with their context.
 */
export interface UnitDetails {
  between: number;
  highest: WordBox[];
  lowest: WordBox[];
  places: Passages[];
  spaced: boolean;
  tokens: string[];
  unit: string;
  values: (number | null)[];
  view: "unit-details";
}
/**
 * How a unit responds to a word: the mean, and the percentiles 9, 25, 75 and 91.
 */
export interface WordBox {
  /**
   * @minItems 4
   * @maxItems 4
   */
  band: [number, number, number, number];
  count: number;
  mean: number;
  word: string;
}
/**
 * One unit: its value after each token, and whether it is one of those the span selects.
 */
export interface UnitLine {
  name: string;
  selected: boolean;
  unit: number;
  values: Packed | (number | null)[];
}
/**
 * What does a unit answer to, and where? `text` is a text to show its value along.
 */
export interface UnitQuestion {
  examples?: number;
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  /**
   * Which state of the layer; cell where that of an LSTM was recorded.
   */
  state?: "hidden" | "cell";
  text?: string | null;
  unit?: number;
}
/**
 * The tokens of a text, a line for each unit, and where else the selected units are on.
 *
 * The span goes from its first token to before its last number; none stands for no selection.
 * Where it selects no unit, `nothing` says so in sentences. `left_out` counts units that have no
 * line, of those that are not selected the ones that move least.
 */
export interface UnitsOverTime {
  left_out: number;
  matches: Passages | null;
  name: string;
  nothing: string | null;
  spaced: boolean;
  span: [number, number] | null;
  threshold: number | null;
  tokens: string[];
  units: UnitLine[];
  view: "units-over-time";
}
/**
 * One token, the span of the text that it stands for, and its attention weight.
 *
 * A token that is no part of the text has an empty span.
 */
export interface WeighedWord {
  end: number;
  start: number;
  token: string;
  weight: number;
}
/**
 * The words of a text asking each other: asking words down, asked words across.
 *
 * A weight and a score for each pair, of one `head` counted from 0 or as the mean of all. Of the
 * attention of each word `elsewhere` lies on none of the text, as on padding that is read too;
 * `received` is how much each word got, as the mean over those that asked.
 */
export interface WordMap {
  elsewhere: number[];
  head: number | "mean";
  received: number[];
  scores: Packed;
  text: WordWeights;
  view: "word-map";
  weights: Packed;
}
/**
 * A text, the weight of each of its words, the classes from the likeliest to the least.
 *
 * No prediction stands for a refusal. Where words were weighed by self-attention, it has `heads`.
 */
export interface WordWeights {
  classes: ClassProbability[];
  heads: number;
  prediction: string | null;
  text: string;
  view: "word-weights";
  words: WeighedWord[];
}
/**
 * The response of every unit to one word: its mean, and the bands of its readings.
 *
 * `outer` holds the quantiles 9 and 91 %, `inner` 25 and 75 %. `occurrence` is the response to one
 * place where the word was read, where that was asked for.
 */
export interface WordResponse {
  count: number;
  /**
   * @minItems 2
   * @maxItems 2
   */
  inner: [number[], number[]];
  mean: number[];
  occurrence: number[] | null;
  /**
   * @minItems 2
   * @maxItems 2
   */
  outer: [number[], number[]];
  word: string;
}
/**
 * Words and the response of the same units to them, ordered by the mean of the first word.
 */
export interface WordResponses {
  layer: string;
  units: number[];
  view: "word-responses";
  words: WordResponse[];
}
/**
 * How do the units answer these words; where none are named, the `top` ones?
 *
 * With a text also: how did they answer its token at this place?
 */
export interface WordsQuestion {
  /**
   * What ranks words.
   */
  by?: "effect" | "frequency";
  chosen?: string[];
  /**
   * As it was recorded; the last if missing.
   */
  layer?: string | null;
  place?: number;
  /**
   * Which state of the layer; cell where that of an LSTM was recorded.
   */
  state?: "hidden" | "cell";
  text?: string | null;
  top?: number;
}
