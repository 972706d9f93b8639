package dev.assetwright.load;

import dev.assetwright.RetryWhen;
import dev.assetwright.config.BoundConfiguration;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.json.Json;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.spi.AssetUnit;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.version.CallGraph;
import dev.assetwright.version.CodeReport;
import dev.assetwright.version.CodeVersionCache;
import dev.assetwright.version.MethodReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The logic of every producer as it was loaded. Immutable. */
final class ProducerVersions {
  private static final int VERSION_BYTES = 8;

  private final CodeReport report;
  private final List<ProducerDefinition> producers;
  private final List<String> unknownLibraries;
  private final Map<ProducerDefinition.MethodReference, ProducerVersion> versions = new HashMap<>();

  private ProducerVersions(
      CodeReport report, List<ProducerDefinition> producers, List<String> unknownLibraries) {
    this.report = report;
    this.producers = producers;
    this.unknownLibraries = unknownLibraries;
  }

  /**
   * Derives all versions.
   *
   * @param parts where the application's own code and its libraries lie
   */
  static ProducerVersions of(
      AssetGraph graph,
      LoadedUnits units,
      MethodTypes types,
      BoundConfiguration configuration,
      ClassPath.Parts parts,
      DeclaredFiles files,
      CodeVersionCache cache)
      throws IOException {
    ProducerVersions result = new ProducerVersions(
        cache.compute(parts.application(), parts.libraries(), methods(graph, files)),
        graph.producers(),
        parts.unknown());
    Map<Class<?>, String> configByClass = new HashMap<>();
    for (ProducerDefinition producer : graph.producers()) {
      result.versions.put(
          producer.method(),
          new ProducerVersion(
              code(producer, result.report, files),
              config(producer, units, types, configuration, configByClass)));
    }
    return result;
  }

  /** The methods whose versions are derived, rules of retries among them, and the files that count with each. */
  static Map<MethodReference, List<String>> methods(AssetGraph graph, DeclaredFiles files) {
    Map<MethodReference, List<String>> methods = new HashMap<>();
    for (ProducerDefinition producer : graph.producers()) {
      if (isDerived(producer)) {
        methods.put(reference(producer), files.of(producer.method()));
      }
      MethodReference rule = rule(producer);
      if (rule != null) {
        methods.put(rule, List.of());
      }
    }
    return methods;
  }

  /** What its retries ask; null without. The class of a lambda has another name in each process, and no file. */
  private static @Nullable MethodReference rule(ProducerDefinition producer) {
    RetryWhen rule = producer.retry().when();
    return rule == null || rule.getClass().isHidden()
        ? null
        : new MethodReference(rule.getClass().getName(), "isTransient", "(Ljava/lang/Throwable;)Z");
  }

  private static boolean isDerived(ProducerDefinition producer) {
    return producer.kind() == AssetKind.JAVA && producer.codeVersion() == null;
  }

  private static MethodReference reference(ProducerDefinition producer) {
    ProducerDefinition.MethodReference method = producer.method();
    return new MethodReference(method.owner(), method.name(), method.descriptor());
  }

  /**
   * Returns a producer's version, as far as derived of a report on {@link #methods}; empty for an external. */
  static String code(ProducerDefinition producer, CodeReport report, DeclaredFiles files)
      throws IOException {
    if (producer.kind() == AssetKind.EXTERNAL) {
      return "";
    }
    if (isDerived(producer)) {
      return report.version(reference(producer));
    }
    String logic = producer.codeVersion() == null
        ? hash("sql", statement(Objects.requireNonNull(producer.sql())))
        : "hand:" + producer.codeVersion();
    SortedMap<String, byte[]> contents = files.contents(producer.method());
    return contents.isEmpty() ? logic : ProducerVersion.withFiles(logic, hash(contents));
  }

  private static byte[] statement(String sql) {
    return SqlStatement.parse(sql).normalised().getBytes(StandardCharsets.UTF_8);
  }

  /** What a source made an asset of counts as its configuration. */
  private static String fingerprint(List<Object> arguments) {
    return arguments.isEmpty() ? "" : hash("arguments", Json.canonical().writeBytes(arguments));
  }

  private static String hash(String what, byte[] text) {
    return hash(new TreeMap<>(Map.of(what, text)));
  }

  private static String hash(SortedMap<String, byte[]> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach((what, text) -> {
        digest.update((what + ":" + text.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      });
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Only instance methods see what their class was made with; what an external looks at is its own version. */
  private static String config(
      ProducerDefinition producer,
      LoadedUnits units,
      MethodTypes types,
      BoundConfiguration configuration,
      Map<Class<?>, String> configByClass) {
    AssetUnit unit = units.get(producer.method());
    if (unit instanceof SourceUnit source) {
      return fingerprint(source.arguments(producer.method().index()));
    }
    if (producer.kind() != AssetKind.JAVA || !unit.needsInstance()) {
      return "";
    }
    String config = configByClass.computeIfAbsent(
        unit.declaringClass(),
        type -> configuration.fingerprint(AssetConstructors.configurationOf(type)));
    return config.isEmpty() || types.isStatic(producer.method()) ? "" : config;
  }

  ProducerVersion get(ProducerDefinition producer) {
    ProducerVersion version = versions.get(producer.method());
    if (version == null) {
      throw new IllegalArgumentException("'%s' is not loaded.".formatted(producer.first()));
    }
    return version;
  }

  /** The version of the rule that its retries ask; empty without one that can be told from another. */
  String ofRule(ProducerDefinition producer) {
    MethodReference rule = rule(producer);
    return rule == null ? "" : report.version(rule);
  }

  List<MethodHash> parts(ProducerDefinition producer) {
    return isDerived(producer) ? report.code(reference(producer)).parts() : List.of();
  }

  Optional<CallGraph> calls(ProducerDefinition producer) {
    return isDerived(producer) ? Optional.of(report.calls(reference(producer))) : Optional.empty();
  }

  /** What a derived version's code was compiled by and uses; empty for others. */
  Optional<CodeEnvironment> environment(ProducerDefinition producer) {
    return isDerived(producer)
        ? Optional.of(report.environment(reference(producer)))
        : Optional.empty();
  }

  int hashedCount() {
    return report.computedCount();
  }

  /** What people should know about the versions, a sentence each. */
  List<String> notices() {
    List<String> notices = new ArrayList<>();
    for (String library : unknownLibraries) {
      notices.add(
          "'%s' in 'codeVersion.libraries' is no jar on the class path, so it is not followed."
              .formatted(library));
    }
    UnseenCode.notice(withWarnings()).ifPresent(notices::add);
    return notices;
  }

  /** What a derived version cannot see, in whole sentences, sorted; empty for others. */
  List<String> warnings(ProducerDefinition producer) {
    return isDerived(producer) ? report.code(reference(producer)).warnings() : List.of();
  }

  /** The producers whose derived versions do not see everything, in the order of their first assets. */
  List<ProducerDefinition> withWarnings() {
    Set<MethodReference> warned = new HashSet<>(report.withWarnings());
    return producers.stream()
        .filter(producer -> isDerived(producer) && warned.contains(reference(producer)))
        .sorted(Comparator.comparing(ProducerDefinition::first))
        .toList();
  }
}
