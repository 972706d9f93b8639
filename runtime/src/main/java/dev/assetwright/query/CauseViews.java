package dev.assetwright.query;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StaleCause;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.CodeStore;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.version.CodeChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells causes in sentences. New code is told by the methods that changed: the recorded parts of the version that the data was
 * made with, against those of today.
 *
 * <p>Remembers what it compared, so one object serves one answer.
 */
final class CauseViews {
  private static final int MOST_PARTS = 3;

  private final AssetGraph graph;
  private final CodeDetails details;
  private final CodeStore versions;
  private final Map<List<Object>, String> codeTexts = new HashMap<>();

  CauseViews(AssetGraph graph, CodeDetails details, CodeStore versions) {
    this.graph = graph;
    this.details = details;
    this.versions = versions;
  }

  List<CauseView> of(List<StaleCause> causes) {
    return causes.stream().map(this::of).toList();
  }

  CauseView of(StaleCause cause) {
    return new CauseView(
        cause.kind().word(),
        cause.asset().toString(),
        cause.partition(),
        "%s %s%s"
            .formatted(
                Words.cell(cause.asset(), cause.partition()), cause.detail(), codeText(cause)),
        Words.shortened(cause.was()),
        Words.shortened(cause.now()),
        cause.path().stream().map(AssetKey::toString).toList());
  }

  private String codeText(StaleCause cause) {
    if (cause.kind() != StaleCause.Kind.CODE || cause.was() == null) {
      return "";
    }
    ProducerDefinition producer = graph.get(cause.asset()).producer();
    return codeTexts.computeIfAbsent(
        List.of(producer.first(), cause.was()), pair -> change(producer, cause.was()));
  }

  private String change(ProducerDefinition producer, String former) {
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
