package dev.assetwright.cli;

import dev.assetwright.scaffold.NewProject;
import dev.assetwright.scaffold.ProjectFolder;
import dev.assetwright.scaffold.ProjectNames;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright new}: writes a project to begin with. */
@Command(
    name = "new",
    description = "Writes a small Maven project into a folder that is new or empty: three assets"
        + " with made-up data, a check, a test, settings. It builds as it is.",
    footer = {
      "%nExamples:",
      "  assetwright new shop",
      "  assetwright new ../shop --package com.acme.shop --group-id com.acme",
    })
final class NewCommand implements Action {
  @Parameters(
      paramLabel = "FOLDER",
      description = "Where to; its last part becomes the project's name.")
  private String folder = "";

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "The package of its classes (default: the group and the name).")
  private @Nullable String packageName;

  @Option(
      names = "--group-id",
      paramLabel = "GROUP",
      description = "The Maven group (default: " + ProjectNames.DEFAULT_GROUP + ").")
  private @Nullable String groupId;

  /** The JSON of what was written. */
  private record Answer(String folder, String name, List<String> files) {}

  @Override
  public ExitStatus run(Invocation invocation) {
    Path target = invocation.surroundings().workingDirectory().resolve(folder).normalize();
    Path last = target.getFileName();
    ProjectNames names = ProjectNames.of(last == null ? "" : last.toString(), groupId, packageName);
    LocalDate today = LocalDate.ofInstant(invocation.terminal().clock().instant(), ZoneOffset.UTC);
    Map<String, String> files = NewProject.files(names, today);
    new ProjectFolder(target).write(files);
    if (invocation.options().json) {
      invocation.answer(new Answer(target.toString(), names.name(), List.copyOf(files.keySet())));
      return ExitStatus.DONE;
    }
    invocation.out("Wrote the project '%s': three assets with made-up data, a check and a test."
        .formatted(names.name()));
    invocation.err("");
    if (!target.equals(invocation.surroundings().workingDirectory())) {
      invocation.err("  " + Shell.join(List.of("cd", folder)));
    }
    invocation.err("  mvn -B verify");
    invocation.err("  %s dev".formatted(program(invocation.surroundings())));
    invocation.err("");
    invocation.err("Maven finds Assetwright after 'mvn install' in its checkout.");
    return ExitStatus.DONE;
  }

  /** How to call us from another folder. */
  private static String program(Surroundings surroundings) {
    String program = surroundings.program();
    return program.contains("/")
        ? Shell.join(
            List.of(surroundings.workingDirectory().resolve(program).normalize().toString()))
        : program;
  }
}
