package dev.assetwright.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegistryTest {
  private static final Instant NOW = Instant.parse("2026-06-01T06:15:00Z");

  @TempDir
  Path folder;

  private Home home;
  private ProcessRegistry registry;

  @BeforeEach
  void openHome() {
    home = Home.open(folder);
    registry = registry(1);
  }

  @Test
  void aProcessOfThisJvmLivesUntilItIsClosed() {
    RegisteredProcess process = registry.register("dev");
    ProcessRegistry other = registry(2);

    assertThat(other.deadProcesses()).isEmpty();
    assertThat(other.living())
        .containsExactly(
            new ProcessInfo(process.id(), ProcessHandle.current().pid(), "dev", null, NOW));

    process.close();
    process.close();

    assertThat(other.living()).isEmpty();
    assertThat(home.processes()).isEmptyDirectory();
  }

  @Test
  void lookingDoesNotTakeTheLockFromAProcessOfThisJvm() throws Exception {
    try (RegisteredProcess process = registry.register("dev");
        OtherProcess witness = new OtherProcess(folder)) {
      registry(2).deadProcesses();
      registry(3).living();

      assertThat(witness.dead()).isEqualTo("[]");
      assertThat(process.id()).isNotEqualTo(witness.id);
    }
  }

  @Test
  void aKilledProcessIsDeadAndClearedOnce() throws Exception {
    List<String> reconciled = new ArrayList<>();
    try (OtherProcess other = new OtherProcess(folder)) {
      assertThat(registry.clearDead(reconciled::add)).isEmpty();
      assertThat(registry.servingAt(4747)).map(ProcessInfo::id).contains(other.id);

      other.kill();

      assertThat(registry.deadProcesses()).containsExactly(other.id);
      assertThat(registry.servingAt(4747)).isEmpty();
      assertThat(registry.clearDead(reconciled::add)).containsExactly(other.id);
      assertThat(registry.clearDead(reconciled::add)).isEmpty();
      assertThat(reconciled).containsExactly(other.id);
    }
  }

  @Test
  void whatCouldNotBeReconciledIsThereForTheNextStart() throws Exception {
    try (OtherProcess other = new OtherProcess(folder)) {
      other.kill();
      assertThatThrownBy(() -> registry.clearDead(id -> {
            throw new IllegalStateException("disk full");
          }))
          .hasMessage("disk full");

      assertThat(registry.deadProcesses()).containsExactly(other.id);
    }
  }

  @Test
  void equalRandomNumbersGiveTwoProcessesDifferentIds() {
    try (RegisteredProcess one = registry(7).register("dev");
        RegisteredProcess two = registry(7).register("dev")) {
      assertThat(one.id()).hasSize(6).isNotEqualTo(two.id());
    }
  }

  private ProcessRegistry registry(long seed) {
    return new ProcessRegistry(home, Clock.fixed(NOW, ZoneOffset.UTC), new Random(seed));
  }
}
