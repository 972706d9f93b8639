package dev.assetwright.query;

import dev.assetwright.model.AssetKind;
import dev.assetwright.model.CellState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.version.CodeChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells causes in sentences. New code is told by the methods that changed: the recorded parts of the version that the data was
 * made with, against those of today.
 *
 * <p>Remembers what it compared, so one object serves one answer.
 */
final class CauseViews {
  private static final int MOST_PARTS = 3;
  private static final int MOST_ALIKE = 3;

  private final Moment moment;
  private final CodeDetails details;
  private final CodeStore versions;
  private final Map<List<Object>, String> codeTexts = new HashMap<>();

  CauseViews(Moment moment, CodeDetails details, CodeStore versions) {
    this.moment = moment;
    this.details = details;
    this.versions = versions;
  }

  /** Tells causes, those that differ by their partition alone in one sentence when they are many. */
  List<CauseView> of(List<StaleCause> causes) {
    Map<List<Object>, List<StaleCause>> alike = new LinkedHashMap<>();
    for (StaleCause cause : causes) {
      alike
          .computeIfAbsent(
              List.of(cause.kind(), cause.asset(), cause.detail() + codeText(cause), cause.path()),
              same -> new ArrayList<>())
          .add(cause);
    }
    return alike.values().stream()
        .flatMap(group -> group.size() > MOST_ALIKE
            ? Stream.of(together(group))
            : group.stream().map(this::of))
        .toList();
  }

  private CauseView together(List<StaleCause> group) {
    StaleCause first = group.get(0);
    List<String> partitions = group.stream()
        .map(StaleCause::partition)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
    boolean sameVersions = group.stream()
        .allMatch(cause ->
            Objects.equals(cause.was(), first.was()) && Objects.equals(cause.now(), first.now()));
    return new CauseView(
        first.kind().word(),
        first.asset().toString(),
        null,
        "'%s' %s and others %s%s"
            .formatted(
                first.asset(),
                String.join(", ", partitions.subList(0, MOST_ALIKE)),
                first.detail(),
                codeText(first)),
        sameVersions ? Words.shortened(first.was()) : null,
        sameVersions ? Words.shortened(first.now()) : null,
        first.path().stream().map(AssetKey::toString).toList());
  }

  CauseView of(StaleCause cause) {
    return new CauseView(
        cause.kind().word(),
        cause.asset().toString(),
        cause.partition(),
        "%s %s%s%s"
            .formatted(
                Words.cell(cause.asset(), cause.partition()),
                cause.detail(),
                codeText(cause),
                lostText(cause)),
        Words.shortened(cause.was()),
        Words.shortened(cause.now()),
        cause.path().stream().map(AssetKey::toString).toList());
  }

  /** Who made what is gone, and when; empty of what is not. */
  private String lostText(StaleCause cause) {
    if (cause.kind() != StaleCause.Kind.MISSING) {
      return "";
    }
    return moment.graph().get(cause.asset()).producer().assets().stream()
        .map(key -> moment.history().cell(key, cause.partition()))
        .filter(CellState::isLost)
        .map(state -> Objects.requireNonNull(state.latest()))
        .findFirst()
        .map(made -> ", which run %s made %s ago"
            .formatted(
                made.run(),
                Durations.format(
                    made.at().isAfter(moment.now())
                        ? Duration.ZERO
                        : Duration.between(made.at(), moment.now()))))
        .orElse("");
  }

  private String codeText(StaleCause cause) {
    if (cause.kind() != StaleCause.Kind.CODE || cause.was() == null) {
      return "";
    }
    ProducerDefinition producer = moment.graph().get(cause.asset()).producer();
    return codeTexts.computeIfAbsent(
        List.of(producer.first(), cause.was()), pair -> change(producer, cause.was()));
  }

  /** What differs between a former version and the code of now, after a colon; empty when that is not known. */
  String change(ProducerDefinition producer, String former) {
    if (ProducerVersion.differByFiles(former, moment.code().version(producer).code())) {
      return ": a file that it names changed";
    }
    if (producer.codeVersion() != null) {
      return ": its version, kept by hand, is '%s' now".formatted(producer.codeVersion());
    }
    if (producer.kind() == AssetKind.SQL) {
      return ": its statement changed";
    }
    Optional<List<MethodHash>> before = versions.find(former);
    Optional<CodeDetails.Details> now = details.find(producer);
    if (before.isEmpty() || now.isEmpty()) {
      return "";
    }
    List<String> sentences =
        CodeChange.explain(before.get(), now.get().parts(), now.get().calls()).sentences();
    if (sentences.isEmpty()) {
      return "";
    }
    int others = sentences.size() - MOST_PARTS;
    return ": "
        + String.join("; ", sentences.subList(0, Math.min(MOST_PARTS, sentences.size())))
        + (others > 0 ? "; and more" : "");
  }
}
