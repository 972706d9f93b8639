package dev.assetwright.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.AssetKind;
import dev.assetwright.model.ForkSettings;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.rules.AssetKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastingFailuresHashTest {
  private static final ProducerVersion VERSION = new ProducerVersion("c1", "");
  private static final List<InputVersion> INPUTS =
      List.of(new InputVersion(AssetKey.parse("raw/file"), null, "v1"));

  private static String hash(int retries, List<String> on, String rule, @Nullable String memory) {
    List<AssetKey> assets = List.of(AssetKey.parse("raw/lines"));
    ProducerDefinition producer = new ProducerDefinition(
        AssetKind.JAVA,
        assets,
        assets,
        new ProducerDefinition.MethodReference("unit", 0, "Shop", "lines", "()V"),
        null,
        List.of(),
        false,
        null,
        null,
        new RetryPolicy(retries, Duration.ZERO, on),
        null,
        null,
        null,
        memory == null ? null : new ForkSettings(memory));
    return LastingFailures.hash(producer, VERSION, rule, INPUTS);
  }

  @Test
  void whatDecidesThatAFailureIsForGoodCounts() {
    List<String> io = List.of("java.io.IOException");

    assertThat(List.of(
            hash(3, List.of(), "", null),
            hash(3, io, "", null),
            hash(3, List.of("java.io.IOException", "java.sql.SQLException"), "", null),
            hash(3, io, "r1", null),
            hash(3, io, "r2", null),
            hash(3, io, "r1", ""),
            hash(3, io, "r1", "512m"),
            hash(3, io, "r1", "1g")))
        .doesNotHaveDuplicates();
  }

  @Test
  void howOftenAndInWhichOrderDoesNot() {
    assertThat(hash(1, List.of("a.A", "b.B"), "", null))
        .isEqualTo(hash(5, List.of("b.B", "a.A"), "", null));
  }

  @Test
  void withoutAnyOfItTheHashIsThatOfCodeAndInputs() {
    assertThat(hash(0, List.of(), "", null)).isEqualTo(ProvenanceHash.of(VERSION, INPUTS));
  }
}
