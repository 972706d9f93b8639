package dev.assetwright;

/**
 * Tells failures that pass by themselves from those that do not, where the type of an exception does not say it: by a status, a
 * code of a database, a text. Named by {@link Asset#retryWhen}; has a constructor without parameters, and one instance for each
 * asset that names it, which several threads may ask at once.
 *
 * <pre>{@code
 * final class BusyServer implements RetryWhen {
 *   @Override
 *   public boolean isTransient(Throwable thrown) {
 *     return thrown instanceof HttpException http && http.status() >= 500;
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RetryWhen {
  /**
   * Returns whether trying again may help. A rule that throws itself says no.
   *
   * @param thrown what the asset method ended in; its causes are there to be asked
   */
  boolean isTransient(Throwable thrown);
}
