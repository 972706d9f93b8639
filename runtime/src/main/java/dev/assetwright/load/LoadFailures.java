package dev.assetwright.load;

import dev.assetwright.Environment;
import dev.assetwright.config.ConfigurationException;
import dev.assetwright.graph.InvalidGraphException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Function;

/** Tells in words what kept a project from being loaded. */
final class LoadFailures {
  /** The code of classes that cannot be linked. */
  static final String UNLOADABLE = "UnloadableClasses";

  private LoadFailures() {}

  /**
   * Loads, or throws what is wrong with the project.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Loading<T> {
    T load() throws LoadException, IOException;
  }

  /** Returns what was loaded or what kept it from being; throws only what is a bug of ours. */
  static LoadResult caught(Loading<LoadedCode> loading, Environment environment) {
    return caught(
        () -> new LoadResult.Loaded(loading.load()),
        failed -> failed,
        "Copies are kept in '%s'.".formatted(environment.home()));
  }

  /**
   * Returns what came of it, or what to make of the failure.
   *
   * @param files what to know when files cannot be read
   */
  static <T> T caught(
      Loading<? extends T> loading, Function<LoadResult.Failed, T> failed, String files) {
    try {
      return loading.load();
    } catch (LoadException e) {
      return failed.apply(e.failure());
    } catch (ConfigurationException
        | InvalidGraphException
        | ServiceConfigurationError
        | LinkageError
        | IOException e) {
      return failed.apply(told(e, files));
    }
  }

  private static LoadResult.Failed told(Throwable failure, String files) {
    if (failure instanceof ConfigurationException e) {
      return new LoadResult.Failed(
          LoadResult.Kind.CONFIGURATION,
          "Configuration",
          "The configuration does not fit.",
          e.problems());
    }
    if (failure instanceof InvalidGraphException e) {
      return new LoadResult.Failed(
          LoadResult.Kind.CODE,
          "InvalidGraph",
          "The modules do not fit together.",
          e.problems().stream().flatMap(problem -> problem.lines().stream()).toList());
    }
    if (failure instanceof UnsupportedClassVersionError e) {
      return new LoadResult.Failed(
          LoadResult.Kind.CODE,
          "NewerJava",
          "The classes were compiled for a newer Java than the one that runs here, %s."
              .formatted(Runtime.version().feature()),
          List.of(String.valueOf(e.getMessage()), "Run a newer Java, or compile with --release."));
    }
    if (failure instanceof Error e) {
      return unloadable(e);
    }
    return new LoadResult.Failed(
        LoadResult.Kind.ENVIRONMENT,
        "UnreadableClasses",
        "The compiled classes cannot be read or copied.",
        List.of(failure.toString(), files));
  }

  private static LoadResult.Failed unloadable(Error error) {
    List<String> lines = new ArrayList<>();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      lines.add(cause.toString());
    }
    lines.add(
        "Compile the whole project anew, for example with 'mvn clean compile'. "
            + "If that does not help, a library is missing from the class path or is of another version.");
    return new LoadResult.Failed(
        LoadResult.Kind.CODE, UNLOADABLE, "A compiled class cannot be loaded.", lines);
  }
}
