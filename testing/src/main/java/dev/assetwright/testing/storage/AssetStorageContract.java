package dev.assetwright.testing.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every storage promises of an attempt: staged is not published; published is all of it or nothing, durable, and what was
 * staged; and whatever instant it dies at, the version before is live or the new one, and the next attempt works. What is refused
 * is kept beside, as a whole or not at all, until the next version is published; or a storage says that it keeps nothing.
 *
 * <p>A subclass says which storage; its tests are these. Processes are killed {@code -Dassetwright.kills=N} times at random, 3
 * unless told otherwise.
 */
public abstract class AssetStorageContract {
  private static final int KILLS = Integer.getInteger("assetwright.kills", 3);
  private static final List<String> MOMENTS = List.of(
      "after opening",
      "after staging sample/first",
      "after staging sample/second",
      "after publishing",
      "after closing");

  @TempDir
  Path folder;

  private StorageUnderTest tried;
  private Sample sample;
  private AssetStorage storage;

  /** Which storage is tried. */
  protected abstract Class<? extends StorageUnderTest> storage();

  @BeforeEach
  void openStorage() throws Exception {
    tried = storage().getDeclaredConstructor().newInstance();
    sample = new Sample(tried.kind());
    storage = tried.open(folder.resolve("data"));
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void itKeepsWhatItSays() {
    assertTrue(storage.keeps(tried.kind()));
  }

  @Test
  void whatWasPublishedIsReadAsItWasStaged() {
    List<String> versions = publish(1);

    requireLive(1, versions);
    assertEquals(isTable(), storage.isPublished(AttemptProcess.token(1)));
  }

  @Test
  void equalDataHasAnEqualVersionAndOtherDataAnother() {
    List<String> first = publish(1);
    publish(2);

    assertEquals(first, publish(1));
    assertNotEquals(first, publish(2));
  }

  @Test
  void whatIsStagedIsSeenByTheAttemptAlone() {
    List<String> versions = publish(1);
    try (StorageSession session = storage.open(AttemptProcess.token(2))) {
      sample.stage(session, 2);

      for (AssetDefinition asset : sample.assets()) {
        assertRows(sample.rows(asset, 2), sample.readStaged(session, asset));
      }
      requireLive(1, versions);
      assertFalse(storage.isPublished(AttemptProcess.token(2)));
    }
    requireLive(1, versions);
  }

  @Test
  void publishingAgainChangesNothing() {
    try (StorageSession session = storage.open(AttemptProcess.token(1))) {
      List<String> versions = sample.stage(session, 1);
      session.publish();
      session.publish();

      requireLive(1, versions);
    }
  }

  @Test
  void aSessionThatIsClosedRefusesEverything() {
    StorageSession session = storage.open(AttemptProcess.token(1));
    sample.stage(session, 1);
    session.close();

    assertThrows(IllegalStateException.class, session::publish);
    assertThrows(IllegalStateException.class, () -> sample.stage(session, 2));
    assertThrows(
        IllegalStateException.class,
        () -> sample.readStaged(session, sample.assets().get(0)));
    assertFalse(storage.isPublished(AttemptProcess.token(1)));
  }

  @Test
  void anEarlierVersionIsReadOrRefusedButNeverAnotherInItsPlace() {
    List<String> first = publish(1);
    List<String> second = publish(2);

    requireLive(2, second);
    requireBefore(1, first);
  }

  @Test
  void whatIsRetainedStays() {
    List<String> first = publish(1);
    List<String> second = publish(2);
    List<String> third = publish(3);
    for (int i = 0; i < sample.assets().size(); i++) {
      storage.retain(sample.assets().get(i), null, List.of(third.get(i), second.get(i)));
    }

    requireLive(3, third);
    requireBefore(2, second);
    if (!isTable()) {
      assertEquals(Set.copyOf(cells()), storage.findLost(published(first), definitions()));
    }
    assertEquals(Set.of(), storage.findLost(published(third), definitions()));
  }

  @TestFactory
  List<DynamicTest> aProcessThatEndsAtAnyPointLeavesOneVersionOrTheOther() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String moment : MOMENTS) {
      tests.add(DynamicTest.dynamicTest(moment, () -> endAt(moment)));
    }
    return tests;
  }

  private void endAt(String moment) throws Exception {
    Path data = folder.resolve(moment.replaceAll("\\W", "-"));
    storage.close();
    storage = tried.open(data);
    List<String> first = publish(1);
    storage.close();
    boolean said;
    try (AttemptProcess process = AttemptProcess.endingAt(storage(), data, 2, moment)) {
      assertTrue(process.endedAsTold(moment), "the process ended before '" + moment + "'");
      said = process.hasPublished(2);
    }
    storage = tried.open(data);

    requireOneOrTheOther(1, first, 2, said);
  }

  @Test
  void aProcessThatIsKilledAtAnyInstantLeavesOneVersionOrTheOther() throws Exception {
    Random random = new Random(1);
    int version = 1;
    List<String> live = publish(version);
    for (int kill = 0; kill < KILLS; kill++) {
      storage.close();
      int last;
      Path data = folder.resolve("data");
      try (AttemptProcess process = AttemptProcess.endless(storage(), data, version + 1)) {
        process.killAfter(1 + random.nextInt(60));
        last = process.lastPublished(version);
      }
      storage = tried.open(data);
      if (last > version) {
        version = last;
        live = versions(last);
      }
      live = requireOneOrTheOther(version, live, version + 1, false);
      version = version + 2;
    }
  }

  /**
   * Requires that the older version is live, or the newer one and both assets of it; then publishes the one after it, and returns
   * that one's data versions.
   *
   * @param said whether the attempt at the newer one had been told that it was published
   */
  private List<String> requireOneOrTheOther(int older, List<String> before, int newer, boolean said)
      throws Exception {
    List<String> after = versions(newer);
    boolean published = isTable() ? storage.isPublished(AttemptProcess.token(newer)) : said;
    if (said) {
      assertTrue(published, "what was told to be published is not there");
    }
    int live = published ? newer : older;
    List<String> versions = published ? after : before;
    requireLive(live, versions);
    if (published) {
      requireBefore(older, before);
    } else {
      requireWholeOrAbsent(newer, after);
    }
    int next = newer + 1;
    List<String> third = publish(next);
    requireLive(next, third);
    for (int i = 0; i < sample.assets().size(); i++) {
      storage.retain(sample.assets().get(i), null, List.of(third.get(i), versions.get(i)));
    }
    requireLive(next, third);
    requireBefore(live, versions);
    return third;
  }

  @Test
  void publishingLeavesNothingInQuarantine() {
    publish(1);

    assertEquals(List.of(), storage.quarantine().all());
  }

  @Test
  void whatIsRefusedIsKeptBesideWhatIsPublished() {
    List<String> first = publish(1);

    List<String> second = refuse(2);

    requireLive(1, first);
    assertFalse(storage.isPublished(AttemptProcess.token(2)));
    requireQuarantined(2, second);
    requireAllInQuarantineIsFound();
  }

  @Test
  void whatIsRefusedThoughNothingWasEverPublishedIsMissingStill() {
    List<String> first = refuse(1);

    assertEquals(Set.copyOf(cells()), storage.findLost(published(first), definitions()));
    requireQuarantined(1, first);
  }

  @Test
  void theNewestThatIsRefusedTakesThePlaceOfTheOneBefore() {
    refuse(1);
    List<Quarantine.Kept> before = storage.quarantine().all();

    List<String> second = refuse(2);
    before.forEach(storage.quarantine()::drop);

    requireQuarantined(2, second);
    requireAllInQuarantineIsFound();
  }

  @Test
  void publishingTakesWhatWasRefusedAway() {
    refuse(2);
    List<String> third = publish(3);

    requireLive(3, third);
    assertEquals(List.of(), storage.quarantine().all());
  }

  @Test
  void whatIsDroppedFromQuarantineIsGoneAlone() {
    List<String> first = publish(1);
    refuse(2);

    storage.quarantine().all().forEach(storage.quarantine()::drop);

    assertEquals(List.of(), storage.quarantine().all());
    requireLive(1, first);
  }

  @Test
  void whatWasRefusedFollowsItsAssetToAnotherKey() {
    refuse(2);
    AssetKey renamed = AssetKey.parse("sample/renamed");
    storage.rename(cells().get(0).asset(), renamed, List.of(""));

    List<Quarantine.Kept> kept = storage.quarantine().of(renamed);

    assertEquals(keepsRefused() ? 1 : 0, kept.size());
    for (Quarantine.Kept each : kept) {
      assertEquals(renamed, each.refusal().asset());
    }
    assertNull(storage.quarantine().find(cells().get(0)));
  }

  @TestFactory
  List<DynamicTest> aProcessThatEndsWhileItRefusesLeavesTheLiveVersionAndNoHalfOfTheOther() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String moment : MOMENTS) {
      String told = moment.replace("publishing", "quarantining");
      tests.add(DynamicTest.dynamicTest(told, () -> endRefusingAt(told)));
    }
    return tests;
  }

  private void endRefusingAt(String moment) throws Exception {
    Path data = folder.resolve("refused-" + moment.replaceAll("\\W", "-"));
    storage.close();
    storage = tried.open(data);
    List<String> first = publish(1);
    storage.close();
    boolean said;
    try (AttemptProcess process = AttemptProcess.refusingUntil(storage(), data, 2, moment)) {
      assertTrue(process.endedAsTold(moment), "the process ended before '" + moment + "'");
      said = process.hasQuarantined(2);
    }
    storage = tried.open(data);

    requireLive(1, first);
    requireQuarantinedIsOneOf(said ? List.of(2) : List.of(0, 2));
    requireQuarantined(4, refuse(4));
    publish(5);
    assertEquals(List.of(), storage.quarantine().all());
  }

  @Test
  void aProcessThatIsKilledAtAnyInstantLeavesNoHalfInQuarantine() throws Exception {
    Random random = new Random(2);
    int version = 1;
    publish(version);
    for (int kill = 0; kill < KILLS; kill++) {
      storage.close();
      Path data = folder.resolve("data");
      int done;
      try (AttemptProcess process =
          AttemptProcess.endlessRefusingEven(storage(), data, version + 1)) {
        process.killAfter(1 + random.nextInt(60));
        done = process.lastDone(version);
      }
      storage = tried.open(data);

      // Of the two acts at the end, the one that was told and the one that was under way.
      boolean refused = done % 2 == 0;
      requireQuarantinedIsOneOf(List.of(0, refused ? done : done + 1));
      int live = refused ? done - 1 : done;
      version = refused ? done + 1 : done;
      if (!isTable() || !refused || !storage.isPublished(AttemptProcess.token(version))) {
        requireLive(live, versions(live));
      }
      version += 2;
      publish(version);
      assertEquals(List.of(), storage.quarantine().all());
    }
  }

  private boolean keepsRefused() {
    return storage.quarantine() != Quarantine.NONE;
  }

  /** Stages a version and has it refused; returns its data versions. */
  private List<String> refuse(int version) {
    try (StorageSession session = storage.open(AttemptProcess.token(version))) {
      List<String> versions = sample.stage(session, version);
      assertEquals(keepsRefused(), session.quarantine(Sample.refusal(version)));
      return versions;
    }
  }

  /** A storage without a quarantine keeps none. */
  private void requireQuarantined(int version, List<String> versions) {
    for (int i = 0; i < sample.assets().size(); i++) {
      AssetDefinition asset = sample.assets().get(i);
      Quarantine.Kept kept = storage.quarantine().find(cells().get(i));
      if (!keepsRefused()) {
        assertNull(kept);
        continue;
      }
      int rows = sample.rows(asset, version).size();
      assertEquals(
          new Quarantine.Kept(cells().get(i), Sample.refusal(version), versions.get(i), rows),
          kept);
      AssetStorage.RowPage page =
          storage.quarantine().preview(asset, sample.type(), kept, 0, rows + 1);
      assertEquals(rows, page.rows().size());
      int column = page.columns().indexOf("version");
      page.rows().forEach(row -> assertEquals(version, ((Number) row.get(column)).intValue()));
    }
  }

  private void requireQuarantinedIsOneOf(List<Integer> allowed) throws Exception {
    requireAllInQuarantineIsFound();
    for (int i = 0; i < sample.assets().size() && keepsRefused(); i++) {
      Quarantine.Kept kept = storage.quarantine().find(cells().get(i));
      int version = kept == null ? 0 : kept.refusal().attempt();
      assertTrue(allowed.contains(version), version + " is in quarantine, not " + allowed);
      if (kept != null) {
        AssetDefinition asset = sample.assets().get(i);
        assertEquals(versions(version).get(i), kept.dataVersion());
        assertEquals(
            sample.rows(asset, version).size(),
            storage
                .quarantine()
                .preview(asset, sample.type(), kept, 0, Integer.MAX_VALUE)
                .rows()
                .size());
      }
    }
  }

  private void requireAllInQuarantineIsFound() {
    for (Quarantine.Kept kept : storage.quarantine().all()) {
      assertEquals(kept, storage.quarantine().find(kept.cell()));
      assertEquals(List.of(kept), storage.quarantine().of(kept.cell().asset()));
    }
  }

  private List<String> publish(int version) {
    try (StorageSession session = storage.open(AttemptProcess.token(version))) {
      List<String> versions = sample.stage(session, version);
      session.publish();
      return versions;
    }
  }

  /** The data versions that a version has, wherever it is kept. */
  private List<String> versions(int version) throws Exception {
    try (AssetStorage other = tried.open(folder.resolve("other"));
        StorageSession session = other.open(AttemptProcess.token(version))) {
      return sample.stage(session, version);
    }
  }

  private void requireLive(int version, List<String> versions) {
    try (StorageSession session = storage.open("reader")) {
      for (int i = 0; i < sample.assets().size(); i++) {
        AssetDefinition asset = sample.assets().get(i);
        assertRows(sample.rows(asset, version), sample.read(session, asset, versions.get(i)));
      }
    }
    assertEquals(Set.of(), storage.findLost(published(versions), definitions()));
  }

  /** A version that is not the live one: kept beside it, or refused when it was replaced. */
  private void requireBefore(int version, List<String> versions) {
    try (StorageSession session = storage.open("reader")) {
      for (int i = 0; i < sample.assets().size(); i++) {
        AssetDefinition asset = sample.assets().get(i);
        String dataVersion = versions.get(i);
        if (isTable()) {
          assertThrows(InputChangedException.class, () -> sample.read(session, asset, dataVersion));
        } else {
          assertRows(sample.rows(asset, version), sample.read(session, asset, dataVersion));
        }
      }
    }
  }

  /** What an attempt left that may have published some of it, and said nothing: no part of a version is ever read as the whole. */
  private void requireWholeOrAbsent(int version, List<String> versions) {
    try (StorageSession session = storage.open("reader")) {
      for (int i = 0; i < sample.assets().size(); i++) {
        AssetDefinition asset = sample.assets().get(i);
        try {
          assertRows(sample.rows(asset, version), sample.read(session, asset, versions.get(i)));
          assertFalse(isTable(), "a table can be read that was not published");
        } catch (InputChangedException | StoreUnavailableException absent) {
          continue;
        }
      }
    }
  }

  /** Tables keep no order. */
  private void assertRows(List<Sample.Line> expected, List<Sample.Line> found) {
    assertEquals(expected.size(), found.size());
    assertEquals(Set.copyOf(expected), Set.copyOf(found));
  }

  private List<Cell> cells() {
    return sample.assets().stream().map(asset -> new Cell(asset.key(), null)).toList();
  }

  private Map<Cell, AssetDefinition> definitions() {
    Map<Cell, AssetDefinition> definitions = new HashMap<>();
    sample.assets().forEach(asset -> definitions.put(new Cell(asset.key(), null), asset));
    return definitions;
  }

  /** The history as it would be, had these versions been recorded. */
  private Map<Cell, CellState.Published> published(List<String> versions) {
    Map<Cell, CellState.Published> published = new HashMap<>();
    for (int i = 0; i < versions.size(); i++) {
      published.put(
          cells().get(i),
          new CellState.Published(
              Instant.EPOCH,
              Instant.EPOCH,
              "run",
              "code",
              "",
              versions.get(i),
              0,
              isTable() ? "token" : null,
              List.of()));
    }
    return published;
  }

  private boolean isTable() {
    return tried.kind() == StorageKind.TABLE;
  }
}
