package dev.assetwright.load;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A class loader over a snapshot, both kept until nobody uses them. Safe for several threads. */
final class LoadedClasses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedClasses.class);

  private final ClassSnapshots.Snapshot snapshot;
  private final URLClassLoader loader;
  private int users = 1;
  private boolean closed;

  LoadedClasses(ClassSnapshots.Snapshot snapshot) throws IOException {
    this.snapshot = snapshot;
    this.loader =
        new URLClassLoader(snapshot.classPath().urls(), LoadedClasses.class.getClassLoader());
  }

  ClassLoader loader() {
    return loader;
  }

  List<Path> roots() {
    return snapshot.classPath().roots();
  }

  List<Path> applicationRoots() throws IOException {
    return snapshot.classPath().application();
  }

  synchronized void retain() {
    if (users == 0) {
      throw new IllegalStateException("The classes were given up.");
    }
    users++;
  }

  synchronized void release() {
    if (--users == 0) {
      try {
        loader.close();
        snapshot.close();
      } catch (IOException e) {
        // Left behind, the files are deleted when the process ends or by the next one.
        LOG.debug("Classes that are no longer used cannot be deleted.", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release();
    }
  }
}
