package dev.assetwright.processor;

import java.util.List;

/** Programs that compile and run, and whose data depends on more than it should. Only javac shows what bodies hold. */
final class LintScenarios {
  private LintScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("lint", """
            import java.io.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            import java.time.*;
            import java.util.function.Supplier;
            import java.util.stream.Collectors;
            import static java.lang.Math.random;

            class Sales {
              private final Instant made = Instant.now();
              private final String home;

              Sales() {
                home = System.getenv("HOME");
              }

              @Asset LocalDate clock() {
                Supplier<Instant> later = Instant::now;
                return LocalDate.now(ZoneId.of("Europe/London")).plusDays(helper(later.get()));
              }

              private int helper(Instant at) {
                return (int) System.currentTimeMillis() + this.deeper();
              }

              private int deeper() {
                return new Random().nextInt();
              }

              private int nobodyCallsMe() {
                return (int) System.currentTimeMillis();
              }

              @Asset List<String> chance() {
                List<String> names = new ArrayList<>(List.of(UUID.randomUUID().toString()));
                Collections.shuffle(names);
                names.add(String.valueOf(random() + Math.random()));
                return names;
              }

              @Asset String environment() {
                return System.getProperty("user.name") + Integer.getInteger("size", 3);
              }

              @Asset String defaults(byte[] bytes, String text) throws IOException {
                try (Reader reader = new FileReader("a.txt")) {
                  reader.read();
                }
                return new String(bytes) + new String(Files.readAllBytes(Path.of("b")))
                    + ZoneId.systemDefault() + text.getBytes().length + "a".getBytes().length;
              }

              @Asset byte[] bytes() { return new byte[0]; }

              @Asset String text() { return made + home; }

              @Asset List<String> unordered() {
                Map<String, Integer> counts = new HashMap<>();
                return new ArrayList<>(counts.keySet());
              }

              @Asset Result<List<Integer>> unorderedInside() {
                HashMap<String, Integer> counts = new HashMap<>();
                return Result.of(counts.values().stream().map(n -> n + 1).toList());
              }

              @Asset Rows<String> unorderedRows() {
                Set<String> names = Set.of("a", "b", "c");
                return Rows.of(names);
              }

              @Asset List<String> inline(List<String> unordered) {
                return new ArrayList<>(new HashSet<>(unordered));
              }

              @Asset List<String> inlineCopy() {
                return List.copyOf(Set.of("a", "b"));
              }

              @Asset List<Integer> collected(List<String> unordered) {
                Set<String> names = new HashSet<>(unordered);
                return names.stream().map(String::length).collect(Collectors.toList());
              }

              @Asset Result<List<String>> collectedInline(List<String> unordered) {
                return Result.of(Collections.unmodifiableList(new ArrayList<>(
                    new java.util.HashSet<String>(unordered).stream().filter(n -> true).toList())));
              }

              @Asset Object[] array() {
                return (Map.of("a", 1, "b", 2).keySet().toArray());
              }
            }
            """),
        Scenario.of("lint-finds-nothing", """
            import java.io.*;
            import java.nio.charset.StandardCharsets;
            import java.time.*;

            class Sales {
              private final Clock clock;

              Sales(Clock clock) {
                this.clock = clock;
              }

              static class Random {
                int nextInt() { return 4; }
              }

              record Line(String name) {}

              @Asset LocalDate clock() {
                return LocalDate.now(clock).plusDays(new Random().nextInt());
              }

              @Asset long seeded() {
                return new java.util.Random(42).nextLong() + System.nanoTime() * 0;
              }

              @Asset String exact(byte[] bytes) throws IOException {
                try (Reader reader = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
                  return new String(bytes, StandardCharsets.UTF_8) + new String(new char[3]) + reader.read();
                }
              }

              @Asset byte[] bytes(List<String> sorted) {
                return sorted.get(0).getBytes(StandardCharsets.UTF_8);
              }

              @Asset List<String> sorted() {
                Map<String, Integer> counts = new HashMap<>();
                List<String> names = new ArrayList<>(counts.keySet());
                Collections.sort(names);
                return names;
              }

              @Asset List<String> sortedStream() {
                Set<String> names = new HashSet<>();
                return names.stream().map(String::strip).sorted().toList();
              }

              @Asset List<String> sortedInline(List<String> ordered) {
                return new ArrayList<>(new TreeSet<>(new HashSet<>(ordered)));
              }

              @Asset Set<String> collectedAsSet(List<String> ordered) {
                return new HashSet<>(ordered).stream().collect(java.util.stream.Collectors.toSet());
              }

              @Asset List<String> distinct(List<String> ordered) {
                return List.copyOf(new LinkedHashSet<>(ordered));
              }

              @Asset long counted(List<String> ordered) {
                return new HashSet<>(ordered).stream().toList().size();
              }

              @Asset Map<String, Integer> map() {
                Map<String, Integer> counts = new HashMap<>();
                return counts;
              }

              @Asset Table<Line> table() {
                Set<Line> lines = new HashSet<>();
                return Table.of(lines);
              }

              @Asset List<String> ordered() {
                Map<String, Integer> counts = new TreeMap<>();
                return List.copyOf(counts.keySet());
              }

              @External Observed file() {
                return Observed.of("v1", Instant.now());
              }

              @Asset(after = "file") int rows() { return 1; }

              @Check Outcome young(LocalDate clock) {
                return Outcome.pass(clock.isAfter(LocalDate.now()), "young");
              }
            }
            """),
        Scenario.of("lint-suppressed", """
            import java.time.*;

            class Sales {
              @SuppressWarnings("assetwright:ReadsClock")
              @Asset Instant made() { return Instant.now(); }

              @SuppressWarnings("assetwright:ReadsRandom")
              private static int chance() { return new Random().nextInt(); }

              @Asset int number() { return chance(); }
            }
            """, """
            @SuppressWarnings({"assetwright:ReadsEnvironment", "assetwright:PlatformDefault"})
            class More {
              @Asset String home() { return System.getenv("HOME") + Locale.getDefault(); }
            }
            """),
        Scenario.of("never-observed", """
            class Sales {
              @External Observed someday() {
                if (System.nanoTime() < 0) {
                  return Observed.absent("not yet");
                }
                return Observed.absent("still not");
              }

              @External Observed file() {
                return System.nanoTime() < 0 ? Observed.absent("no") : Observed.file(java.nio.file.Path.of("a"));
              }

              @Asset(after = "someday") int orders() { return 1; }

              @Asset(after = "file") int sales(int orders) { return 1; }
            }
            """));
  }
}
