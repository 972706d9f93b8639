package dev.assetwright.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program finds by {@link ServiceLoader} on its own class path and on the jars of the project's. Unlike assets it
 * is loaded once, and stays until this is closed.
 */
public final class ProjectServices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectServices.class);

  private final @Nullable URLClassLoader loader;

  private ProjectServices(@Nullable URLClassLoader loader) {
    this.loader = loader;
  }

  /** Finds nothing. */
  public static ProjectServices none() {
    return new ProjectServices(null);
  }

  /**
   * Looks at the project too. What is not there is left out; whoever loads the assets tells it.
   *
   * @param classPath folders, jars, and folders with {@code /*} behind them for all jars therein
   */
  public static ProjectServices of(List<String> classPath) {
    List<String> present =
        classPath.stream().filter(entry -> Files.exists(ClassPath.path(entry))).toList();
    try {
      ClassPath jars = new ClassPath(
          ClassPath.of(present).roots().stream().filter(Files::isRegularFile).toList());
      URL[] urls = jars.urls();
      return new ProjectServices(new URLClassLoader(urls, ProjectServices.class.getClassLoader()));
    } catch (LoadException | MalformedURLException e) {
      LOG.debug("The project's jars were not looked at.", e);
      return new ProjectServices(
          new URLClassLoader(new URL[0], ProjectServices.class.getClassLoader()));
    }
  }

  /** The services of a type, in the order of the class path; those that cannot be loaded are left out with a warning. */
  public <S> List<S> find(Class<S> type) {
    if (loader == null) {
      return List.of();
    }
    List<S> found = new ArrayList<>();
    Iterator<S> providers = ServiceLoader.load(type, loader).iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return found;
        }
        found.add(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        LOG.warn("Something on the class path could not be loaded: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    if (loader != null) {
      try {
        loader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
