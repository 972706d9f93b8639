package dev.assetwright.version;

import dev.assetwright.version.LabelledEdits.Edit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the labelled edits with one compiler and tells which assets get another version. */
final class EditJudge {
  private final Tool tool;
  private final Path folder;
  private final Map<String, String> before;
  private int compiled;

  /** Compiles the unchanged application into {@code folder}. */
  EditJudge(Tool tool, Path folder) {
    this.tool = tool;
    this.folder = folder;
    this.before = versions(EditedApplication.sources(), EditedApplication.library());
  }

  /** The assets with another version after the edit, sorted. */
  List<String> changedBy(Edit edit) {
    Map<String, String> now = versions(
        edit.application().apply(EditedApplication.sources()),
        edit.library().apply(EditedApplication.library()));
    if (!now.keySet().equals(before.keySet())) {
      throw new IllegalStateException("The edit changed which assets there are: " + edit);
    }
    TreeSet<String> changed = new TreeSet<>(now.keySet());
    changed.removeIf(asset -> now.get(asset).equals(before.get(asset)));
    return List.copyOf(changed);
  }

  private Map<String, String> versions(SourceFixture application, SourceFixture library) {
    compiled++;
    Path libraryFolder = library.compile(tool, folder.resolve("library" + compiled));
    Path classes = application.compile(tool, folder.resolve("classes" + compiled), libraryFolder);
    List<MethodReference> assets = SourceFixture.assets(classes);
    try {
      CodeReport report = CodeVersions.of(List.of(classes, libraryFolder)).compute(assets);
      Map<String, String> versions = new TreeMap<>();
      assets.forEach(asset -> versions.put(asset.name(), report.version(asset)));
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One edit and what came of it, a line of text. */
  record Verdict(String edit, List<String> expected, List<String> changed) {
    Verdict {
      expected = List.copyOf(expected);
      changed = List.copyOf(changed);
    }

    boolean isRight() {
      return changed.equals(expected);
    }

    long rightAlarmCount() {
      return changed.stream().filter(expected::contains).count();
    }

    @Override
    public String toString() {
      return edit + ": expected " + expected + ", changed " + changed;
    }
  }

  List<Verdict> judgeAll() {
    List<Verdict> verdicts = new ArrayList<>();
    for (Edit edit : LabelledEdits.all()) {
      verdicts.add(new Verdict(edit.name(), edit.changedAssets(), changedBy(edit)));
    }
    return verdicts;
  }

  /** Precision and recall in a sentence, false alarms and misses apart. */
  static String summary(Tool tool, List<Verdict> verdicts) {
    long expected =
        verdicts.stream().mapToLong(verdict -> verdict.expected().size()).sum();
    long alarms =
        verdicts.stream().mapToLong(verdict -> verdict.changed().size()).sum();
    long right = verdicts.stream().mapToLong(Verdict::rightAlarmCount).sum();
    return ("Code versions with %s: %d of %d edits judged rightly; %d false alarms (precision %.3f), "
            + "%d missed (recall %.3f)")
        .formatted(
            tool,
            verdicts.stream().filter(Verdict::isRight).count(),
            verdicts.size(),
            alarms - right,
            (double) right / alarms,
            expected - right,
            (double) right / expected);
  }
}
