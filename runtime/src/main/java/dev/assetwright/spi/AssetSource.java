package dev.assetwright.spi;

/**
 * Brings assets that are only known at start: of a manifest, a catalog, a factory. For what can be written down in code, methods
 * marked with {@code @Asset} are better, since the compiler judges them.
 *
 * <p>Found by {@link java.util.ServiceLoader}, or bound in an installed Guice module with {@code @ProvidesIntoSet}, which can
 * hand over configuration. What it declares is judged by the rules of the compiler, with the same codes, before anything
 * starts. Its assets may read those of modules; modules cannot read its assets, which the compiler does not know.
 *
 * <p>Without a version kept by hand, an asset's code version is that of everything {@link #assets} can reach, so a change there
 * makes all its assets stale; {@link SourceAsset#arguments} tell one from the other.
 */
public interface AssetSource {
  /** What people call it; listed among the modules. */
  String name();

  /**
   * Declares the assets. Called once whenever code is loaded.
   *
   * @throws Exception if what they are read from cannot be read; the start is then refused with its message
   */
  void assets(AssetSink sink) throws Exception;
}
