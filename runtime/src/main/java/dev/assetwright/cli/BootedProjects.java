package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.WebServer;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.boot.Doctor;
import dev.assetwright.upkeep.Backup;
import dev.assetwright.upkeep.Compaction;
import dev.assetwright.upkeep.Report;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Projects as they really are. */
final class BootedProjects implements Projects {
  @Override
  public Project start(Assetwright.Options options, boolean debug) {
    Logging.toStandardError(debug);
    Assetwright started = Assetwright.start(options);
    return new Project() {
      @Override
      public Application application() {
        return started.application();
      }

      @Override
      public WebServer.Running serve(String host, int port, @Nullable Path uiFolder) {
        return started.serve(host, port, uiFolder);
      }

      @Override
      public void close() {
        started.close();
      }
    };
  }

  @Override
  public Report examine(Assetwright.Options options) {
    Logging.toStandardError(false);
    return Doctor.examine(options);
  }

  @Override
  public Compaction.Result compact(Path home) {
    Logging.toStandardError(false);
    return Doctor.compact(home);
  }

  @Override
  public Backup.Result backUp(Assetwright.Options options, Path folder) {
    Logging.toStandardError(false);
    return Doctor.backUp(options, folder);
  }
}
