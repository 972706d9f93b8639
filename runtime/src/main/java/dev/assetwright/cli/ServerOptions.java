package dev.assetwright.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to serve the pages. */
final class ServerOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "0 takes any free one (default: 4747).")
  int port = 4747;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "A loopback address of this machine (default: 127.0.0.1).")
  String host = "127.0.0.1";

  @Option(
      names = "--ui-dir",
      paramLabel = "FOLDER",
      description = "Serve a web app built elsewhere instead of the one inside.")
  @Nullable
  Path uiFolder;
}
