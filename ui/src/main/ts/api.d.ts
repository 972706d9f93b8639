/**
 * The answers of the web API, one interface a record of `dev.assetwright.query.view`: `LineageView`
 * has its own name, the record `Card` nested in it is `LineageCard`. Instants are ISO-8601 texts.
 */

export interface StatusView {
  project: string;
  mode: string;
  version: string;
  graph: string;
  loadedAt: string;
  problem: StatusProblem | null;
  now: string;
  assets: number;
  counts: Record<string, number>;
  running: RunHead[];
  notices: string[];
  nextTick: string | null;
}

export interface StatusProblem {
  title: string;
  lines: string[];
  at: string;
}

/** What `GET /api/lineage` adds to `LineageView`: where everything stands. */
export interface PlacedLineage extends LineageView {
  cards: Place[];
  /** The points of each edge between its two cards, x and y in turn; empty for an edge that needs none. */
  routes: number[][];
  groups: GroupPlace[];
  width: number;
  height: number;
  metrics: { cardWidth: number; cardHeight: number; headHeight: number };
}

export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface GroupPlace extends Place {
  name: string;
  count: number;
}

export interface LineageView {
  graph: string;
  total: number;
  counts: Record<string, number>;
  assets: LineageCard[];
  edges: [number, number][];
}

export interface LineageCard {
  key: string;
  name: string;
  group: string;
  kind: string;
  status: string;
  activity: string;
  done: number;
  steps: number;
  line: string;
  at: string | null;
  rows: number;
  checksPassed: number;
  checks: number;
  counts: Record<string, number>;
  freshness: string;
}

export interface AssetListView {
  assets: AssetListEntry[];
}

export interface AssetListEntry {
  key: string;
  group: string;
  kind: string;
  description: string;
  owners: string[];
  tags: string[];
  kinds: string[];
  upstream: string[];
  status: string;
  partitions: number;
  upToDate: number;
  stale: number;
  missing: number;
  failed: number;
  absent: number;
  at: string | null;
  nextAt: string | null;
  freshness: string;
}

export interface AssetView {
  key: string;
  name: string;
  group: string;
  kind: string;
  storage: string;
  description: string;
  owners: string[];
  tags: string[];
  kinds: string[];
  formerly: string[];
  pool: string;
  isolation: string;
  status: string;
  activity: string;
  partition: string | null;
  partitionStatus: string | null;
  causes: CauseView[];
  why: string;
  partitions: PartitionsView | null;
  freshness: AssetFreshness | null;
  automation: AssetAutomation | null;
  checks: AssetCheck[];
  upstream: AssetNeighbour[];
  downstream: AssetNeighbour[];
  downstreamTotal: number;
  siblings: string[];
  materializations: AssetMaterializationEntry[];
  metadata: AssetSeries[];
  latestFailure: FailureView | null;
  columns: AssetColumn[];
  code: AssetCode;
}

export interface AssetFreshness {
  state: string;
  promiseMillis: number;
  ageMillis: number;
  dueAt: string | null;
  text: string;
}

export interface AssetAutomation {
  cron: string;
  zone: string;
  text: string;
  nextAt: string | null;
  lastAt: string | null;
  lastRun: string | null;
  lastReason: string;
  running: boolean;
}

export interface AssetCheck {
  name: string;
  description: string;
  blocking: boolean;
  severity: string;
  result: string;
  message: string;
  partition: string | null;
  at: string | null;
  run: string | null;
}

export interface AssetNeighbour {
  key: string;
  kind: string;
  status: string;
  line: string;
  optional: boolean;
}

export interface AssetMaterializationEntry {
  partition: string | null;
  at: string;
  run: string;
  startedBy: string;
  durationMillis: number;
  rows: number;
  bytes: number;
  codeVersion: string;
  dataVersion: string;
  metadata: Record<string, unknown>;
  checksPassed: number;
  checks: number;
}

export interface AssetSeries {
  name: string;
  points: AssetPoint[];
}

export interface AssetPoint {
  partition: string | null;
  at: string;
  value: number;
  run: string;
}

export interface AssetColumn {
  name: string;
  type: string;
}

export interface AssetCode {
  method: string;
  version: string;
  origin: string;
  methods: number;
  sql: string | null;
  warnings: string[];
  acceptable: number;
  acceptances: AssetAcceptance[];
  environment: string[];
  environmentChanges: string[];
}

export interface AssetAcceptance {
  at: string;
  cells: number;
  partition: string | null;
  was: string;
  now: string;
  because: string;
}

export interface CauseView {
  kind: string;
  asset: string;
  partition: string | null;
  text: string;
  was: string | null;
  now: string | null;
  path: string[];
}

export interface FailureView {
  asset: string;
  partition: string | null;
  run: string;
  attempt: number;
  at: string;
  type: string;
  message: string;
  frame: string | null;
  trace: string[];
  permanent: boolean;
  quarantined: boolean;
  like: number;
  blocks: string[];
}

export interface PartitionsView {
  grid: string;
  dynamic: string[];
  unit: string;
  first: string;
  count: number;
  counts: Record<string, number>;
  absentReason: string;
  keys: string[];
  runs: PartitionsRun[];
}

export interface DynamicGridView {
  grid: DynamicGridHead;
  offset: number;
  keys: string[];
}

export interface DynamicGridHead {
  name: string;
  count: number;
  assets: string[];
}

export interface DynamicGridGridList {
  grids: DynamicGridHead[];
}

export interface DynamicGridChange {
  grid: string;
  keys: string[];
  count: number;
  text: string;
}

export interface PartitionsRun {
  from: number;
  to: number;
  firstKey: string;
  lastKey: string;
  state: string;
}

export interface CodeView {
  asset: string;
  partition: string | null;
  was: string | null;
  now: string;
  text: string;
  methods: CodeMethod[];
  notSeen: string[];
  environmentWas: CodeEnvironment | null;
  environmentNow: CodeEnvironment | null;
  environmentChanges: string[];
}

export interface CodeEnvironment {
  java: string;
  compilers: string[];
  libraries: CodeLibrary[];
}

export interface CodeLibrary {
  name: string;
  version: string;
  crc: string;
}

export interface AcceptView {
  cells: number;
  assets: AcceptAsset[];
  failed: number;
  text: string;
}

export interface AcceptAsset {
  key: string;
  cells: number;
  text: string;
}

export interface CodeMethod {
  name: string;
  change: string;
  was: string | null;
  now: string | null;
  path: string[];
}

export interface QuarantineView {
  asset: string;
  partition: string | null;
  refused: QuarantineRefused | null;
  rows: RowsView;
}

export interface QuarantineRefused {
  run: string;
  attempt: number;
  at: string;
  asset: string;
  check: string;
  message: string;
}

export interface RowsView {
  asset: string;
  partition: string | null;
  columns: string[];
  rows: unknown[][];
  total: number;
  offset: number;
  note: string;
}

export interface VersionsView {
  asset: string;
  partition: string | null;
  versions: VersionsVersion[];
}

export interface VersionsVersion {
  version: string;
  madeAt: string;
  run: string;
  rows: number;
  bytes: number;
  published: boolean;
}

export interface PlanView {
  selection: string[];
  partitions: string;
  total: number;
  steps: PlanStep[];
  assets: PlanAssetSteps[];
  upToDate: number;
  absent: PlanAbsent[];
  held: PlanHeld[];
  estimateMillis: number;
  text: string;
}

export interface PlanStep {
  asset: string;
  partition: string | null;
  certain: boolean;
  causes: CauseView[];
}

export interface PlanAssetSteps {
  asset: string;
  count: number;
  partitions: string[];
  because: string;
  estimateMillis: number;
}

export interface PlanAbsent {
  asset: string;
  count: number;
  unit: string;
  reason: string;
}

export interface PlanHeld {
  asset: string;
  partition: string | null;
  reason: string;
}

export interface RunView {
  run: RunHead;
  steps: RunStep[];
  total: number;
  failures: FailureView[];
  leftMillis: number;
}

export interface RunHead {
  run: string;
  status: string;
  title: string;
  selection: string[];
  partitions: string;
  force: boolean;
  upstream: boolean;
  startedBy: string;
  retryOf: string | null;
  backfill: string | null;
  queuedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  durationMillis: number;
  reason: string;
  counts: Record<string, number>;
  here: boolean;
}

export interface RunStep {
  asset: string;
  partition: string | null;
  status: string;
  reason: string;
  attempt: number;
  startedAt: string | null;
  endedAt: string | null;
  retryAt: string | null;
  durationMillis: number;
  rows: number;
  metadata: Record<string, unknown>;
  checks: RunCheckResult[];
}

export interface RunCheckResult {
  name: string;
  result: string;
  blocking: boolean;
  message: string;
}

export interface BackfillView {
  backfill: BackfillHead;
  left: number;
  leftMillis: number;
  failures: FailureView[];
  runs: RunHead[];
}

export interface BackfillHead {
  backfill: string;
  status: string;
  title: string;
  selection: string[];
  partitions: string;
  force: boolean;
  upstream: boolean;
  stepsPerRun: number;
  pace: string | null;
  startedBy: string;
  startedAt: string;
  changedAt: string | null;
  reason: string;
  driven: boolean;
  runCount: number;
  counts: Record<string, number>;
}

export interface BackfillList {
  backfills: BackfillHead[];
}

export interface RunList {
  runs: RunHead[];
}

export interface LogView {
  run: string;
  asset: string;
  partition: string | null;
  attempt: number;
  attempts: number;
  total: number;
  from: number;
  error: number;
  lines: LogLine[];
}

export interface LogLine {
  at: string | null;
  level: string;
  text: string;
}
