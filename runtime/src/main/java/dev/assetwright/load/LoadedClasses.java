package dev.assetwright.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Classes with what keeps them there, such as a class loader over a snapshot, until nobody uses them. Safe for several threads. */
final class LoadedClasses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedClasses.class);

  private final ClassLoader loader;
  private final ClassPath classPath;
  private final @Nullable ClassPath resources;
  private final Closeable owned;
  private int users = 1;
  private boolean closed;

  private LoadedClasses(
      ClassLoader loader, ClassPath classPath, @Nullable ClassPath resources, Closeable owned) {
    this.loader = loader;
    this.classPath = classPath;
    this.resources = resources;
    this.owned = owned;
  }

  /** Loads from a snapshot, which is deleted in the end. */
  static LoadedClasses of(ClassSnapshots.Snapshot snapshot) throws IOException {
    URLClassLoader loader = new SnapshotLoader(
        snapshot.classPath().urls(),
        snapshot.resources().urls(),
        LoadedClasses.class.getClassLoader());
    return new LoadedClasses(loader, snapshot.classPath(), snapshot.resources(), () -> {
      loader.close();
      snapshot.close();
    });
  }

  /** Uses classes that are loaded already, and stay. */
  static LoadedClasses present(ClassLoader loader, ClassPath classPath) {
    return new LoadedClasses(loader, classPath, null, () -> {});
  }

  ClassLoader loader() {
    return loader;
  }

  ClassPath classPath() {
    return classPath;
  }

  /** Where another process finds what is no class; null when these classes are those of this process alone. */
  @Nullable
  ClassPath resources() {
    return resources;
  }

  ClassPath.Parts parts(List<String> followed) throws IOException {
    return classPath.parts(followed);
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
        owned.close();
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
