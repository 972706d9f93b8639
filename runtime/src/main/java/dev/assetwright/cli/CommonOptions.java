package dev.assetwright.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
@Command(name = "assetwright", description = "Materializes what is stale, and says why.")
final class CommonOptions {
  static final String DEFAULT_HOME = ".assetwright";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "Where everything is kept (default: .assetwright).")
  String home = DEFAULT_HOME;

  @Option(
      names = "--assets",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description = "Class path of the assets: folders, jars, 'dir/*'"
          + " (default: target/classes and the jars in target/lib).")
  List<String> assets = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "A setting; goes before the environment and assetwright.yaml.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "The answer as JSON on standard output.")
  boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Whole stack traces, and the log of Assetwright itself.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "This text.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "The version.")
  boolean version;
}
