package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.json.Json;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command has around it while it runs.
 *
 * @param typed the arguments as typed
 */
record Invocation(
    CommonOptions options,
    Terminal terminal,
    Surroundings surroundings,
    Projects projects,
    Interrupts interrupts,
    List<String> typed) {
  private static final String ASSETS_VARIABLE = "ASSETWRIGHT_ASSETS";
  /** Meant for the launcher and us: no settings, so the configuration would take them for mistakes. */
  private static final List<String> NO_SETTINGS =
      List.of(ASSETS_VARIABLE, "ASSETWRIGHT_JAVA_OPTIONS");

  /** What a command does with a project. */
  @FunctionalInterface
  interface Work {
    ExitStatus on(Application application) throws InterruptedException;
  }

  /** Starts the project for one command and stops it again. */
  ExitStatus withApplication(Work work) throws InterruptedException {
    try (Projects.Project project = start(Assetwright.Mode.COMMAND)) {
      return work.on(project.application());
    }
  }

  /** Starts the project. */
  Projects.Project start(Assetwright.Mode mode) {
    requireClassPath();
    return projects.start(options(mode), options.debug);
  }

  /** Returns where the assets are; refuses when that is nowhere. */
  List<String> requireClassPath() {
    List<String> classPath = classPath();
    if (classPath.isEmpty()) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "NoAssets",
          "There are no assets: '%s' has no folder target/classes, and --assets was not given."
              .formatted(surroundings.workingDirectory()),
          List.of(
              "Compile the project first, or name its classes: --assets FOLDER",
              "Nothing was started."));
    }
    return classPath;
  }

  /** Returns the entries of class paths as typed, seen from where the command was typed. */
  List<String> classPath(List<String> typed) {
    return split(typed).stream()
        .map(entry -> surroundings.workingDirectory().resolve(entry).toString())
        .toList();
  }

  Assetwright.Options options(Assetwright.Mode mode) {
    Map<String, String> environment = new LinkedHashMap<>(surroundings.environment());
    environment.keySet().removeAll(NO_SETTINGS);
    return new Assetwright.Options(
        home(),
        classPath(),
        surroundings.workingDirectory(),
        environment,
        options.settings,
        mode,
        masked(typed));
  }

  /** What was typed, without the values of settings: others read it, and one may be a password. */
  private static String masked(List<String> typed) {
    List<String> shown = new ArrayList<>(typed.size());
    boolean setting = false;
    for (String word : typed) {
      int value = word.indexOf('=', word.startsWith("--set=") ? "--set=".length() : 0);
      boolean masks = (setting || word.startsWith("--set=")) && value >= 0;
      shown.add(masks ? word.substring(0, value + 1) + "…" : word);
      setting = word.equals("--set");
    }
    return String.join(" ", shown);
  }

  Path home() {
    return surroundings.workingDirectory().resolve(options.home);
  }

  private List<String> classPath() {
    if (!options.assets.isEmpty()) {
      return split(options.assets);
    }
    String told = surroundings.environment().getOrDefault(ASSETS_VARIABLE, "");
    if (!told.isEmpty()) {
      return split(List.of(told));
    }
    Path target = surroundings.workingDirectory().resolve("target");
    Path classes = target.resolve("classes");
    Path libraries = target.resolve("lib");
    if (!Files.isDirectory(classes)) {
      return List.of();
    }
    return Files.isDirectory(libraries)
        ? List.of(classes.toString(), libraries + "/*")
        : List.of(classes.toString());
  }

  private static List<String> split(List<String> paths) {
    List<String> entries = new ArrayList<>();
    for (String path : paths) {
      Arrays.stream(path.split(File.pathSeparator))
          .filter(entry -> !entry.isEmpty())
          .forEach(entries::add);
    }
    return entries;
  }

  /** Prints an answer as JSON. */
  void answer(Object answer) {
    terminal.out().println(Json.answers().writePretty(answer));
  }

  /** Prints one line of a result. */
  void out(String line) {
    terminal.out().println(line);
  }

  /** Prints one line about a result. */
  void err(String line) {
    terminal.err().println(line);
  }

  /** Returns a command to paste: the words given, with the home, assets and settings of this invocation. */
  String command(String... words) {
    List<String> all = new ArrayList<>(List.of(surroundings.program()));
    all.addAll(List.of(words));
    if (!options.home.equals(CommonOptions.DEFAULT_HOME)) {
      all.addAll(List.of("--home", options.home));
    }
    options.assets.forEach(path -> all.addAll(List.of("--assets", path)));
    options.settings.forEach(setting -> all.addAll(List.of("--set", setting)));
    return Shell.join(all);
  }
}
