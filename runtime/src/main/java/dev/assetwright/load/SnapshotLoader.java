package dev.assetwright.load;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Loads classes from packed folders and jars, and finds resources as the files that they are in folders. Safe for several threads. */
final class SnapshotLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final URLClassLoader resources;

  /**
   * Looks in the same places in the same order, the folders once packed and once not.
   *
   * @param classes where classes are
   * @param resources where everything else is
   */
  SnapshotLoader(URL[] classes, URL[] resources, ClassLoader parent) {
    super(classes, parent);
    this.resources = new URLClassLoader(resources, null);
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class");
  }

  @Override
  public @Nullable URL findResource(String name) {
    return isClass(name) ? super.findResource(name) : resources.findResource(name);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    return isClass(name) ? super.findResources(name) : resources.findResources(name);
  }

  @Override
  public void close() throws IOException {
    try (resources) {
      super.close();
    }
  }
}
