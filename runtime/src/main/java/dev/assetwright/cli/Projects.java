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

/** Starts what commands work on. */
interface Projects {
  /** Starts a project, with its log when {@code debug}; see {@link Assetwright#start} for what it throws. */
  Project start(Assetwright.Options options, boolean debug);

  /** Looks for what is wrong without starting anything. */
  Report examine(Assetwright.Options options);

  /** Compacts the files of a home; see {@link Doctor#compact}. */
  Compaction.Result compact(Path home);

  /** Copies a home; see {@link Doctor#backUp}. */
  Backup.Result backUp(Assetwright.Options options, Path folder);

  /** A started project. */
  interface Project extends AutoCloseable {
    Application application();

    /** Serves the pages; see {@link Assetwright#serve}. */
    WebServer.Running serve(String host, int port, @Nullable Path uiFolder);

    @Override
    void close();
  }
}
