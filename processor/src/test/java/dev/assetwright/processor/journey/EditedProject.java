package dev.assetwright.processor.journey;

import static java.util.stream.Collectors.joining;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.processor.AssetwrightProcessor;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.LogView;
import dev.assetwright.query.view.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A project as a user has it: sources that are edited, compiled with the processor, and started; each start is a process. */
final class EditedProject {
  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final List<String> settings = new ArrayList<>();

  EditedProject(Path folder) {
    this.folder = folder;
  }

  EditedProject source(String name, String text) {
    sources.put(name, text);
    return this;
  }

  /** A file that the build copies beside the classes before it compiles. */
  EditedProject resource(String path, String text) {
    resources.put(path, text);
    return this;
  }

  /** The build copies a file that was edited; nothing is compiled. */
  EditedProject resourceEdited(String path, String text) throws IOException {
    Files.writeString(folder.resolve("classes").resolve(path), text);
    return resource(path, text);
  }

  /** Replaces a text that occurs once in all sources. */
  EditedProject edit(String from, String to) {
    List<String> holders = sources.keySet().stream()
        .filter(name -> sources.get(name).contains(from))
        .toList();
    if (holders.size() != 1) {
      throw new IllegalArgumentException("'%s' occurs in %s.".formatted(from, holders));
    }
    sources.computeIfPresent(holders.get(0), (name, text) -> text.replace(from, to));
    return this;
  }

  EditedProject set(String key, String value) {
    settings.removeIf(setting -> setting.startsWith(key + "="));
    settings.add(key + "=" + value);
    return this;
  }

  /** Compiles everything anew, as {@code mvn clean compile} does. */
  EditedProject compile() throws IOException {
    Path java = emptied(folder.resolve("java"));
    Path classes = emptied(folder.resolve("classes"));
    for (Map.Entry<String, String> resource : resources.entrySet()) {
      Path file = classes.resolve(resource.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, resource.getValue());
    }
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      files.add(Files.writeString(java.resolve(source.getKey() + ".java"), source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(classes));
      JavaCompiler.CompilationTask task = compiler.getTask(
          null,
          manager,
          problems,
          List.of("-g", "--release", "17"),
          null,
          manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new AssetwrightProcessor()));
      if (!task.call()) {
        throw new IllegalArgumentException(
            problems.getDiagnostics().stream().map(Object::toString).collect(joining("\n")));
      }
    }
    return this;
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  /** A process with what is compiled. */
  Assetwright start() {
    return Assetwright.start(new Assetwright.Options(
        folder.resolve("home"),
        List.of(folder.resolve("classes").toString()),
        folder,
        Map.of(),
        settings,
        Assetwright.Mode.COMMAND,
        "test"));
  }

  /** Brings everything up to date; returns the assets whose methods ran, sorted. */
  List<String> materialize(String... selection) throws Exception {
    try (Assetwright process = start()) {
      Application.Started started = process
          .application()
          .materialize(new Application.Request(List.of(selection), "all", false, false), "test");
      if (started.run() == null) {
        return List.of();
      }
      process.application().await(started.run());
      return process.application().run(started.run(), 0, 1_000).steps().stream()
          .filter(step -> step.status().equals("SUCCEEDED"))
          .map(RunView.Step::asset)
          .sorted()
          .toList();
    }
  }

  /** The assets that a term selects, sorted. */
  List<String> selected(String term) {
    try (Assetwright process = start()) {
      return process.application().list(List.of(term)).assets().stream()
          .map(AssetListView.Entry::key)
          .toList();
    }
  }

  /** What the newest attempt of an asset wrote. */
  String log(String asset) {
    try (Assetwright process = start()) {
      Application application = process.application();
      String run = application.runs(asset, null, 1).runs().get(0).run();
      return application.log(run, asset, null, 0, 0, 100).lines().stream()
          .map(LogView.Line::text)
          .collect(joining("\n"));
    }
  }

  /** Why the newest step of an asset ended as it did. */
  String reason(String asset) {
    try (Assetwright process = start()) {
      Application application = process.application();
      String run = application.runs(asset, null, 1).runs().get(0).run();
      return application.run(run, 0, 1_000).steps().stream()
          .filter(step -> step.asset().equals(asset))
          .map(RunView.Step::reason)
          .collect(joining("\n"));
    }
  }

  /** The assets that are not up to date, sorted. */
  List<String> stale() {
    try (Assetwright process = start()) {
      return process.application().list(List.of()).assets().stream()
          .filter(asset -> !asset.status().equals("up to date"))
          .map(AssetListView.Entry::key)
          .sorted()
          .toList();
    }
  }

  /** Accepts the new code of an asset; returns the sentence about it. */
  String accept(String asset, String because) {
    try (Assetwright process = start()) {
      return process.application().accept(List.of(asset), because).text();
    }
  }

  /** Why an asset is not up to date, kind and sentence. */
  List<String> why(String asset) {
    try (Assetwright process = start()) {
      return process.application().asset(asset, null).causes().stream()
          .map(EditedProject::told)
          .toList();
    }
  }

  /** What a start says that is refused, with its hints. */
  String refusal() {
    try (Assetwright process = start()) {
      process.application().list(List.of());
      return "";
    } catch (ApplicationException e) {
      return e.getMessage() + "\n" + String.join("\n", e.hints());
    }
  }

  /** The first value of the first row of what is published. */
  String value(String asset) {
    try (Assetwright process = start()) {
      return String.valueOf(
          process.application().rows(asset, null, 0, 1).rows().get(0).get(0));
    }
  }

  /** Why an asset stands as it does, in one sentence. */
  String sentence(String asset) {
    try (Assetwright process = start()) {
      return process.application().asset(asset, null).why();
    }
  }

  private static String told(CauseView cause) {
    return cause.kind() + ": " + cause.text();
  }
}
