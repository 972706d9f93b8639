package dev.assetwright.query;

import dev.assetwright.model.CellState;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.query.view.CodeView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.staleness.Staleness;
import dev.assetwright.version.CallGraph;
import dev.assetwright.version.CodeChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the code that data was made with to the code as it is now: {@code assetwright why --methods}. */
public final class CodeQuery {
  private static final CallGraph NO_CALLS = new CallGraph("", Map.of());

  private final Moment moment;
  private final CodeStore versions;
  private final CodeDetails details;

  public CodeQuery(Moment moment, CodeStore versions, CodeDetails details) {
    this.moment = moment;
    this.versions = versions;
    this.details = details;
  }

  /**
   * Answers for one asset.
   *
   * @param reference its key, or as much of its end as is unambiguous
   * @param partition whose data; null for the newest that is not up to date, else the newest that is published
   */
  public CodeView code(String reference, @Nullable String partition) {
    SelectionResolver resolver = new SelectionResolver(moment.staleness());
    AssetKey key = resolver.asset(reference);
    ProducerDefinition producer = moment.graph().get(key).producer();
    int ordinal = partition == null ? told(key) : resolver.ordinal(key, partition);
    String told = ordinal < 0 ? null : moment.staleness().partition(key, ordinal);
    CellState.Published published =
        ordinal < 0 ? null : moment.history().cell(key, told).published();
    String was = published == null ? null : published.codeVersion();
    Optional<CodeDetails.Details> now = details.find(producer);
    List<MethodHash> before = was == null ? List.of() : versions.find(was).orElse(List.of());
    List<MethodHash> parts = now.map(CodeDetails.Details::parts).orElse(List.of());
    CodeChange change =
        CodeChange.explain(before, parts, now.map(CodeDetails.Details::calls).orElse(NO_CALLS));
    Optional<CodeEnvironment> environmentNow = now.map(CodeDetails.Details::environment);
    Optional<CodeEnvironment> environmentWas = published == null
        ? Optional.empty()
        : versions.findEnvironment(published.codeVersion(), published.at());
    // Without the former list every method would count as new.
    boolean isKnown = !before.isEmpty();
    return new CodeView(
        key.toString(),
        published == null ? null : told,
        was,
        moment.code().version(producer).code(),
        isKnown ? String.join("; ", change.sentences()) : "",
        methods(isKnown ? change.parts() : List.of(), parts),
        now.map(CodeDetails.Details::warnings).orElse(List.of()),
        environmentWas.map(CodeQuery::view).orElse(null),
        environmentNow.map(CodeQuery::view).orElse(null),
        environmentWas.isPresent() && environmentNow.isPresent()
            ? EnvironmentChanges.between(environmentWas.get(), environmentNow.get())
            : List.of());
  }

  private static CodeView.Environment view(CodeEnvironment environment) {
    return new CodeView.Environment(
        environment.java(),
        environment.compilers(),
        environment.libraries().stream()
            .map(library -> new CodeView.Library(library.name(), library.version(), library.crc()))
            .toList());
  }

  private int told(AssetKey key) {
    Staleness staleness = moment.staleness();
    if (moment.graph().get(key).grid() == null) {
      return 0;
    }
    int needing = Newest.needingWork(staleness, key);
    return needing >= 0 ? needing : Newest.published(moment, key);
  }

  private static List<CodeView.Method> methods(
      List<CodeChange.Part> changed, List<MethodHash> now) {
    List<CodeView.Method> methods = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (CodeChange.Part part : changed) {
      told.add(part.method());
      methods.add(new CodeView.Method(
          part.method(), word(part.kind()), part.was(), part.now(), part.path()));
    }
    for (MethodHash part : now) {
      if (!told.contains(part.method())) {
        methods.add(
            new CodeView.Method(part.method(), "same", part.hash(), part.hash(), List.of()));
      }
    }
    return methods;
  }

  private static String word(CodeChange.Kind kind) {
    return switch (kind) {
      case CHANGED -> "changed";
      case APPEARED -> "new";
      case DISAPPEARED -> "gone";
    };
  }
}
