package dev.assetwright.load;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import dev.assetwright.StartupTask;
import dev.assetwright.spi.AssetSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The one instance of each asset class, made when first asked for, and the start-up tasks. */
final class Instances {
  private final Injector injector;

  Instances(Injector injector) {
    this.injector = injector;
  }

  /**
   * Returns the instance.
   *
   * @throws Throwable what the constructor, or that of something it takes, threw
   */
  Object get(Class<?> declaringClass) throws Throwable {
    try {
      return injector.getInstance(declaringClass);
    } catch (ProvisionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /**
   * The sources of assets that modules bind, and those that are services of the class path.
   *
   * @throws LoadException if one cannot be made
   */
  List<AssetSource> sources(ClassLoader loader) throws LoadException {
    try {
      List<AssetSource> sources =
          new ArrayList<>(injector.getInstance(Key.get(new TypeLiteral<Set<AssetSource>>() {})));
      ServiceLoader.load(AssetSource.class, loader).forEach(sources::add);
      return sources;
    } catch (ProvisionException e) {
      throw new LoadException(
          LoadResult.Kind.CODE,
          "AssetSource",
          "A source of assets cannot be made.",
          List.of(String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause())));
    }
  }

  /**
   * The tasks in the order in which they were bound.
   *
   * @throws LoadException if one cannot be made
   */
  List<StartupTask> startupTasks() throws LoadException {
    try {
      return List.copyOf(injector.getInstance(Key.get(new TypeLiteral<Set<StartupTask>>() {})));
    } catch (ProvisionException e) {
      throw new LoadException(
          LoadResult.Kind.CODE,
          "StartupTask",
          "A start-up task cannot be made.",
          List.of(String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause())));
    }
  }
}
