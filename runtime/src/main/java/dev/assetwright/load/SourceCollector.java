package dev.assetwright.load;

import dev.assetwright.graph.InvalidGraphException;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Definitions;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.Cron;
import dev.assetwright.rules.Cycles;
import dev.assetwright.rules.Durations;
import dev.assetwright.rules.GraphRules;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.Problem;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.RuleCode;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.MappingException;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.AssetSource;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges what sources declare by the rules of the compiler, all at once: nothing of it is used when there is a single problem.
 */
final class SourceCollector {
  private final Map<AssetKey, Known> known = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private AssetReferences references = new AssetReferences(List.of());

  /** An asset that others may read. */
  private record Known(
      AssetKey key,
      @Nullable Grid grid,
      StorageKind storage,
      boolean external,
      Type type,
      String where) {}

  /** An asset of a source, and what its references turned out to mean. */
  private record Sound(SourceDraft draft, AssetKey key, List<AssetKey> upstream) {}

  /** Knows what the compiled modules declare. */
  SourceCollector(Definitions compiled, MethodTypes types) {
    for (AssetDefinition asset : compiled.assets()) {
      known.put(
          asset.key(),
          new Known(
              asset.key(),
              asset.grid(),
              asset.storage(),
              asset.isExternal(),
              asset.isExternal() ? Void.class : types.output(asset),
              asset.producer().method().display()));
    }
  }

  /**
   * Asks the sources, sorted by name, and judges their answers.
   *
   * @throws InvalidGraphException with every problem
   */
  List<SourceUnit> collect(List<AssetSource> sources) {
    Map<AssetSource, List<SourceDraft>> drafts = new LinkedHashMap<>();
    sources.stream()
        .sorted(Comparator.comparing(AssetSource::name)
            .thenComparing(source -> source.getClass().getName()))
        .forEach(source -> drafts.put(source, ask(source)));
    drafts.forEach((source, declared) -> declared.forEach(draft -> declare(source, draft)));
    references = new AssetReferences(known.keySet());
    List<Sound> sound = new ArrayList<>();
    List<SourceUnit> units = new ArrayList<>();
    drafts.forEach((source, declared) -> {
      List<SourceUnit.Declared> assets = new ArrayList<>();
      for (SourceDraft draft : declared) {
        assets.add(judge(draft, sound));
      }
      units.add(new SourceUnit(source, assets));
    });
    checkCircles(sound);
    if (!problems.isEmpty()) {
      throw new InvalidGraphException(problems.stream().distinct().toList());
    }
    return units;
  }

  private List<SourceDraft> ask(AssetSource source) {
    List<SourceDraft> drafts = new ArrayList<>();
    if (source.getClass().isHidden()) {
      add(
          RuleCode.BAD_MODULE,
          "The source '%s' is a lambda, whose code cannot be told from another's."
              .formatted(source.name()),
          "Make it a class.");
      return drafts;
    }
    try {
      source.assets(key -> {
        SourceDraft draft = new SourceDraft(key);
        drafts.add(draft);
        return draft;
      });
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      add(
          RuleCode.BAD_MODULE,
          "The source '%s' cannot say what its assets are: %s"
              .formatted(source.name(), e.getMessage() == null ? e.toString() : e.getMessage()),
          "Nothing of it was taken.");
      drafts.clear();
    }
    return drafts;
  }

  private void declare(AssetSource source, SourceDraft draft) {
    if (!Names.isKey(draft.key)) {
      List<String> hints = new ArrayList<>();
      Names.suggest(draft.key).ifPresent(meant -> hints.add("Did you mean '%s'?".formatted(meant)));
      hints.add("A key is made of names joined by '/', each of a-z, 0-9 and _.");
      problems.add(new Problem(
          RuleCode.BAD_NAME, "'%s' is no key of an asset.".formatted(draft.key), hints));
      return;
    }
    AssetKey key = AssetKey.parse(draft.key);
    String where = "source '%s'".formatted(source.name());
    boolean external = draft.making == SourceDraft.Making.OBSERVATION;
    Known asset =
        new Known(key, draft.grid, SourceUnit.storage(draft.type), external, draft.type, where);
    Known first = known.putIfAbsent(key, asset);
    if (first != null) {
      problems.add(GraphRules.duplicateKey(key, first.where()));
    }
  }

  private SourceUnit.Declared judge(SourceDraft draft, List<Sound> sound) {
    if (draft.making == SourceDraft.Making.NOTHING) {
      add(
          RuleCode.BAD_MODULE,
          "'%s' does not say how it is made.".formatted(draft.key),
          "End its declaration with makes(…), selects(…) or observes(…).");
    }
    check(draft.schedule, RuleCode.BAD_CRON, Cron::parse);
    check(draft.freshness, RuleCode.BAD_DURATION, Durations::parse);
    check(draft.retryDelay, RuleCode.BAD_DURATION, Durations::parse);
    check(draft.timeout, RuleCode.BAD_DURATION, Durations::parse);
    if (draft.retries < 0) {
      add(
          RuleCode.BAD_RETRIES,
          "'%d' is no number of retries; 0 is never.".formatted(draft.retries));
    } else if (draft.retries == 0 && (!draft.retryOn.isEmpty() || draft.retryWhen != null)) {
      add(
          RuleCode.BAD_RETRIES,
          "'%s' says after which failures to try again, but not how often.".formatted(draft.key),
          "Say retries(…), or take %s(…) away."
              .formatted(draft.retryOn.isEmpty() ? "retryWhen" : "retryOn"));
    }
    List<SourceDraft.Read> reads = new ArrayList<>(draft.reads);
    List<String> upstream = new ArrayList<>();
    List<AssetKey> resolved = new ArrayList<>();
    for (SourceDraft.Read read : draft.reads) {
      Known meant = resolve(draft, read.upstream(), read.type() == null ? "comes after" : "reads");
      upstream.add(meant == null ? read.upstream() : meant.key().toString());
      if (meant != null) {
        resolved.add(meant.key());
        judgeEdge(draft, read, meant);
      }
    }
    String sql =
        draft.making == SourceDraft.Making.SQL ? judgeSql(draft, reads, upstream, resolved) : "";
    if (Names.isKey(draft.key)) {
      sound.add(new Sound(draft, AssetKey.parse(draft.key), resolved));
    }
    return new SourceUnit.Declared(draft, reads, upstream, sql);
  }

  private void check(String text, RuleCode code, Consumer<String> parser) {
    if (!text.isEmpty()) {
      try {
        parser.accept(text);
      } catch (IllegalArgumentException e) {
        add(code, String.valueOf(e.getMessage()));
      }
    }
  }

  private @Nullable Known resolve(SourceDraft draft, String text, String verb) {
    Resolution resolution = Names.isKey(draft.key)
        ? references.resolve(text, AssetKey.parse(draft.key))
        : references.resolve(text);
    if (resolution instanceof Resolution.Found found) {
      return known.get(found.key());
    }
    if (resolution instanceof Resolution.Unknown unknown) {
      boolean sql = draft.making == SourceDraft.Making.SQL && verb.equals("reads");
      problems.add(new Problem(
          sql ? RuleCode.UNKNOWN_SQL_UPSTREAM : RuleCode.UNKNOWN_UPSTREAM,
          GraphRules.unknownUpstream(draft.key, verb, sql ? "{" + text + "}" : text),
          unknown.suggestions().stream()
              .map(key -> GraphRules.didYouMean(key, where(key)))
              .toList()));
    } else if (resolution instanceof Resolution.Ambiguous ambiguous) {
      List<String> hints = Problem.atMostTen(ambiguous.candidates().stream()
          .map(key -> "'%s' is declared at %s.".formatted(key, where(key)))
          .toList());
      hints.add("Write the whole key.");
      problems.add(new Problem(
          RuleCode.AMBIGUOUS_UPSTREAM, GraphRules.ambiguousUpstream(draft.key, ambiguous), hints));
    } else if (resolution instanceof Resolution.Malformed malformed) {
      problems.add(GraphRules.malformedUpstream(malformed));
    }
    return null;
  }

  private String where(AssetKey key) {
    return Objects.requireNonNull(known.get(key)).where();
  }

  private void judgeEdge(SourceDraft draft, SourceDraft.Read read, Known upstream) {
    PartitionMapping mapping = mapping(draft, read, upstream);
    if (read.type() == null || mapping == null) {
      return;
    }
    String declared = "It is declared at %s.".formatted(upstream.where());
    if (upstream.external()) {
      add(
          RuleCode.BAD_EXTERNAL,
          "'%s' takes '%s', which is external and has no value to read."
              .formatted(draft.key, upstream.key()),
          declared,
          "To run after it, write after(\"%s\").".formatted(upstream.key()));
    } else if (upstream.storage() == StorageKind.NONE) {
      add(
          RuleCode.TYPE_MISMATCH,
          "'%s' takes '%s', which returns nothing.".formatted(draft.key, upstream.key()),
          declared,
          "To run after it, write after(\"%s\").".formatted(upstream.key()));
    } else if (!fits(read.type(), upstream, mapping)) {
      boolean several = !mapping.isSingle() && upstream.storage() == StorageKind.VALUE;
      String made = TypeFit.text(upstream.type());
      add(
          RuleCode.TYPE_MISMATCH,
          GraphRules.typeMismatch(
              draft.key,
              upstream.key(),
              TypeFit.text(read.type()),
              several ? "Map<Partition, " + made + ">" : made),
          declared,
          "Take it as that, or change what it returns.");
    }
  }

  private @Nullable PartitionMapping mapping(
      SourceDraft draft, SourceDraft.Read read, Known upstream) {
    try {
      return PartitionMapping.between(draft.grid, upstream.grid(), read.partitions());
    } catch (MappingException e) {
      add(
          RuleCode.PARTITION_MISMATCH,
          "'%s' and '%s' have grids that do not fit.".formatted(draft.key, upstream.key()),
          e.getMessage(),
          "It is declared at %s.".formatted(upstream.where()));
      return null;
    }
  }

  /** A handle on a table or on rows is one of exactly these rows; values follow the rules of Java. */
  private static boolean fits(Type taken, Known upstream, PartitionMapping mapping) {
    if (mapping.isSingle() || upstream.storage() == StorageKind.TABLE) {
      return SourceUnit.storage(taken) == upstream.storage()
          && TypeFit.isAssignable(upstream.type(), taken);
    }
    return upstream.storage() == StorageKind.VALUE
        && TypeFit.raw(taken) == Map.class
        && taken instanceof ParameterizedType map
        && TypeFit.isAssignable(upstream.type(), map.getActualTypeArguments()[1]);
  }

  /** Adds the edges that a statement names; returns it with whole keys. */
  private String judgeSql(
      SourceDraft draft,
      List<SourceDraft.Read> reads,
      List<String> upstream,
      List<AssetKey> resolved) {
    SqlStatement statement = SqlStatement.parse(draft.sql);
    for (SqlStatement.Problem problem : statement.problems()) {
      add(
          RuleCode.BAD_SQL,
          "'%s': %s".formatted(draft.key, problem.message()),
          "The statement: %s".formatted(draft.sql.strip().lines().findFirst().orElse("")));
    }
    Map<String, String> whole = new HashMap<>();
    for (SqlStatement.Placeholder placeholder : statement.placeholders()) {
      String text = placeholder.reference();
      if (whole.containsKey(text)) {
        continue;
      }
      Known meant = resolve(draft, text, "reads");
      whole.put(text, meant == null ? text : meant.key().toString());
      if (meant == null) {
        continue;
      }
      if (meant.storage() != StorageKind.TABLE) {
        add(
            RuleCode.BAD_SQL,
            "'{%s}' is no table.".formatted(text),
            "It is declared at %s.".formatted(meant.where()));
      }
      SourceDraft.Read read = new SourceDraft.Read(text, meant.type(), "");
      if (mapping(draft, read, meant) != null && !resolved.contains(meant.key())) {
        reads.add(read);
        upstream.add(meant.key().toString());
        resolved.add(meant.key());
      }
    }
    return withWholeKeys(draft.sql, statement, whole);
  }

  private static String withWholeKeys(
      String sql, SqlStatement statement, Map<String, String> whole) {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (SqlStatement.Placeholder placeholder : statement.placeholders()) {
      text.append(sql, copied, placeholder.offset())
          .append('{')
          .append(whole.get(placeholder.reference()))
          .append('}');
      copied = sql.indexOf('}', placeholder.offset()) + 1;
    }
    return text.append(sql.substring(copied)).toString();
  }

  private void checkCircles(List<Sound> sound) {
    Map<AssetKey, Integer> numbers = new TreeMap<>();
    List<Sound> numbered =
        sound.stream().sorted(Comparator.comparing(Sound::key)).toList();
    numbered.forEach(asset -> numbers.putIfAbsent(asset.key(), numbers.size()));
    int[][] needed = new int[numbers.size()][0];
    List<Sound> first = new ArrayList<>();
    for (Sound asset : numbered) {
      if (numbers.get(asset.key()) == first.size()) {
        needed[first.size()] = asset.upstream().stream()
            .filter(numbers::containsKey)
            .mapToInt(numbers::get)
            .toArray();
        first.add(asset);
      }
    }
    for (List<Integer> circle : Cycles.find(needed.length, needed)) {
      List<AssetKey> keys =
          circle.stream().map(number -> first.get(number).key()).toList();
      problems.add(GraphRules.cycle(keys, keys.stream().map(this::where).toList()));
    }
  }

  private void add(RuleCode code, String headline, String... hints) {
    problems.add(Problem.of(code, headline, hints));
  }
}
