package dev.assetwright.rules.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Compatibility;
import dev.assetwright.rules.contract.ContractJudge.Judgement;
import dev.assetwright.rules.contract.ContractJudge.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContractJudgeTest {
  @Test
  void theSameSchemaAndVersionIsAccepted() {
    assertThat(judge("1.0", "R{a: int}", Compatibility.FULL, "1.0", "R{a: int}").standing())
        .isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void aNewVersionOfTheSameSchemaIsNewer() {
    assertThat(judge("1.1", "R{a: int}", Compatibility.FULL, "1.0", "R{a: int}").standing())
        .isEqualTo(Standing.NEWER);
  }

  @Test
  void aChangeThatTheModeAllowsIsNewer() {
    assertThat(judge("1.0", "R{a: long}", Compatibility.BACKWARD, "1.0", "R{a: int}")
            .standing())
        .isEqualTo(Standing.NEWER);
  }

  @Test
  void aChangeThatTheModeRefusesBreaksItsMajorVersion() {
    Judgement judgement = judge("1.1", "R{a: int}", Compatibility.BACKWARD, "1.0", "R{a: long}");

    assertThat(judgement.standing()).isEqualTo(Standing.BROKEN);
    assertThat(judgement.breaks())
        .extracting(found -> found.against() + ": " + found.change().sentence())
        .containsExactly("1.0: 'a' was long and is int");
  }

  @Test
  void aNewMajorVersionMayChangeAnything() {
    assertThat(judge("2.0", "R{b: int}", Compatibility.FULL_TRANSITIVE, "1.0", "R{a: int}")
            .standing())
        .isEqualTo(Standing.NEWER);
  }

  @Test
  void versionsDoNotGoBack() {
    assertThat(judge("1.0", "R{a: int}", Compatibility.NONE, "1.1", "R{a: int}").standing())
        .isEqualTo(Standing.WENT_BACK);
  }

  @Test
  void onlyATransitiveModeLooksBehindTheNewestVersion() {
    String[] history = {"1.0", "R{a: int; b: string}", "1.1", "R{a: int}"};

    assertThat(
            judge("1.2", "R{a: int; b: int?}", Compatibility.BACKWARD, history).standing())
        .isEqualTo(Standing.NEWER);
    Judgement transitive =
        judge("1.2", "R{a: int; b: int?}", Compatibility.BACKWARD_TRANSITIVE, history);
    assertThat(transitive.standing()).isEqualTo(Standing.BROKEN);
    assertThat(transitive.breaks())
        .extracting(found -> found.against() + ": " + found.change().sentence())
        .containsExactly("1.0: 'b' was string and is int");
  }

  @Test
  void oneChangeIsToldAgainstTheNewestVersionThatItBreaks() {
    Judgement judgement = judge(
        "1.2",
        "R{b: int?}",
        Compatibility.FORWARD_TRANSITIVE,
        "1.0",
        "R{a: int}",
        "1.1",
        "R{a: int}");

    assertThat(judgement.breaks())
        .extracting(found -> found.against().toString())
        .containsExactly("1.1");
    assertThat(judgement.brokenEntries()).hasSize(2);
  }

  @Test
  void acceptingKeepsWhatIsNotBroken() {
    ContractLock lock = lock("1.0", "R{a: int}", "2.0", "R{b: int}");
    ContractDefinition newer = definition("2.0", "R{b: string}", Compatibility.FULL);

    assertThat(lock.accept(newer).entries())
        .extracting(entry ->
            entry.version() + " " + entry.schema().rootRecord().fields().get(0).type())
        .containsExactly("1.0 int", "2.0 string");
  }

  @Test
  void acceptingTwiceAddsOnce() {
    ContractDefinition newer = definition("1.1", "R{a: long}", Compatibility.BACKWARD);
    ContractLock once = lock("1.0", "R{a: int}").accept(newer);

    assertThat(once.accept(newer)).isEqualTo(once);
    assertThat(once.entries()).hasSize(2);
  }

  @Test
  void aReaderBreaksByWhatItReadAndNotByVersions() {
    assertThat(ContractJudge.breaksReader(
            SchemaFixture.schema("R{a: int}"), SchemaFixture.schema("R{a: int; b: int}")))
        .isEmpty();
    assertThat(ContractJudge.breaksReader(
            SchemaFixture.schema("R{a: int; b: int}"), SchemaFixture.schema("R{a: int}")))
        .extracting(SchemaChange::sentence)
        .containsExactly("'b' is gone");
  }

  private static Judgement judge(
      String version, String schema, Compatibility mode, String... history) {
    return ContractJudge.judge(lock(history), definition(version, schema, mode));
  }

  private static ContractDefinition definition(String version, String schema, Compatibility mode) {
    return new ContractDefinition(
        "r", ContractVersion.parse(version), mode, "", "", SchemaFixture.schema(schema));
  }

  private static ContractLock lock(String... history) {
    List<ContractLock.Entry> entries = new ArrayList<>();
    for (int i = 0; i < history.length; i += 2) {
      entries.add(new ContractLock.Entry(
          ContractVersion.parse(history[i]), SchemaFixture.schema(history[i + 1])));
    }
    return new ContractLock("r", entries, new TreeMap<>());
  }
}
