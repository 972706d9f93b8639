package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StaleCause;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.query.Activity;
import dev.assetwright.query.Moment;
import dev.assetwright.query.VersionsQuery;
import dev.assetwright.query.view.VersionsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.value.FileValueStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Earlier data is published again. */
@Timeout(60)
class RevertTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-04T12:00:00Z"), ZoneOffset.UTC);
  private static final AssetKey CLEAN = AssetKey.parse("clean");
  private static final AssetKey MART = AssetKey.parse("mart");

  @TempDir
  Path folder;

  private EngineFixture scene;
  private volatile String text = "first";

  @BeforeEach
  void makeTwoVersions() throws Exception {
    scene = new EngineFixture(folder, CLOCK)
        .external("raw", null)
        .asset("clean", null, (inputs, arguments) -> text, "raw")
        .asset("mart", null, (inputs, arguments) -> "of " + inputs, "clean")
        .table("table", null, (inputs, arguments) -> text);
    scene.see("raw", null, "1");
    scene.start();
    scene.materialize();
    make("second");
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  private void make(String next) throws Exception {
    text = next;
    scene.see("raw", null, next);
    scene.materialize("clean", "mart");
  }

  private VersionsQuery query() {
    return new VersionsQuery(
        new Moment(
            scene.engine.code(),
            scene.engine.look().staleness(),
            scene.engine.history(),
            Activity.NONE,
            CLOCK.instant(),
            true),
        scene.store,
        List.of(new FileValueStorage(folder.resolve("values"))));
  }

  private List<VersionsView.Version> versions() {
    return query().versions("clean", null).versions();
  }

  private void revert(String version) {
    Cell cell = new Cell(CLEAN, null);
    assertThat(scene.engine.revert(cell, () -> query().find("clean", null, version)))
        .isTrue();
  }

  @Test
  void earlierDataIsReadAgainAndWhatReadsItIsStaleByThat() throws Exception {
    revert(versions().get(1).version());

    assertThat(scene.value("clean", null)).isEqualTo("first");
    assertThat(versions()).extracting(VersionsView.Version::published).containsExactly(false, true);
    var staleness = scene.engine.staleness();
    assertThat(staleness.ownKinds(MART, 0)).containsExactly(StaleCause.Kind.DATA);
    // What it was made from is no longer what is there.
    assertThat(staleness.ownKinds(CLEAN, 0)).containsExactly(StaleCause.Kind.DATA);

    scene.carryOut(scene.engine.plan(
        new PlanRequest(new TreeSet<>(List.of(MART)), new PartitionSelection.All(), false, false)));
    assertThat(scene.value("mart", null)).isEqualTo("of [first]");
  }

  @Test
  void aRevertIsUndoneByAnother() {
    List<VersionsView.Version> before = versions();
    revert(before.get(1).version());
    revert(before.get(0).version().substring(0, 8));

    assertThat(scene.value("clean", null)).isEqualTo("second");
    assertThat(scene.plan("clean", "mart").isEmpty()).isTrue();
  }

  @Test
  void whatWasRevertedToOutlivesTheNextMaterialization() throws Exception {
    String first = versions().get(1).version();
    revert(first);
    make("third");

    assertThat(versions()).hasSize(2).last().returns(first, VersionsView.Version::version);
    revert(first);
    assertThat(scene.value("clean", null)).isEqualTo("first");
  }

  @Test
  void aVersionIsFoundHoweverOftenTheOneAfterItWasMadeAgain() {
    Materialization second = scene.store.materializations(CLEAN, null, 1).get(0);
    List<Event> again = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      again.add(new Event.Materialized(second, null));
    }
    scene.events.appendAndWait(again);

    assertThat(versions()).hasSize(2);
    revert(versions().get(1).version());

    assertThat(scene.value("clean", null)).isEqualTo("first");
  }

  @Test
  void aRunThatComesMeanwhileWaitsUntilTheRevertIsOnRecord() throws Exception {
    String first = versions().get(1).version();
    Cell cell = new Cell(CLEAN, null);
    text = "third";
    scene.see("raw", null, "third");
    String[] run = new String[1];

    assertThat(scene.engine.revert(cell, () -> {
          Materialization found = query().find("clean", null, first);
          // Without the claim it would be made now, which takes the file of what was found away.
          run[0] = scene.begin("clean");
          assertThat(
                  scene.store.claim(List.of(cell), "there", "other").get(cell).run())
              .startsWith("revert ");
          return found;
        }))
        .isTrue();

    assertThat(scene.await(run[0])).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(scene.value("clean", null)).isEqualTo("third");
    assertThat(versions())
        .extracting(VersionsView.Version::version)
        .hasSize(2)
        .last()
        .isEqualTo(first);
  }

  @Test
  void whatARunIsAboutToMakeIsNotReverted() {
    Cell cell = new Cell(CLEAN, null);
    String published = scene.engine.history().cell(CLEAN, null).published().dataVersion();
    scene.store.claim(List.of(cell), "there", "run123");

    try (LocalApplication application = scene.application()) {
      String first = versions().get(1).version();
      assertThatThrownBy(() -> application.revert("clean", null, first))
          .isInstanceOf(ApplicationException.class)
          .hasMessage(
              "A run is about to make 'clean', and would take the place of what it is reverted to.");
      assertThat(scene.engine.history().cell(CLEAN, null).published().dataVersion())
          .isEqualTo(published);

      scene.store.release("run123");
      application.revert("clean", null, first);
    }
    assertThat(scene.value("clean", null)).isEqualTo("first");
    assertThat(scene.store.claim(List.of(cell), "there", "run123")).isEmpty();
  }

  @Test
  void aVersionThatIsNotThereIsRefusedWithThoseThatAre() {
    String published = versions().get(0).version();

    assertThatThrownBy(() -> revert("no"))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("Nothing is there of 'clean' in a version 'no'.")
        .extracting(e -> ((ApplicationException) e).hints().get(0))
        .asString()
        .contains(published);
    assertThatThrownBy(() -> revert(published))
        .hasMessage("Version '%s' of 'clean' is the published one.", published);
    assertThatThrownBy(() -> query().versions("table", null))
        .hasMessage(
            "'table' is a table, whose rows are replaced: no earlier version of it is kept.");
    assertThat(scene.engine.history().cell(CLEAN, null).published().dataVersion())
        .isEqualTo(published);
  }
}
