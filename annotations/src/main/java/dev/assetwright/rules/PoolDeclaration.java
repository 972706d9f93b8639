package dev.assetwright.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pool as a module declares it, {@code crm_api=4}.
 *
 * @param name made of a-z, 0-9 and _
 * @param places how many there are, at least 1
 */
public record PoolDeclaration(String name, int places) {
  private static final Pattern WRITTEN = Pattern.compile("([a-z0-9_]+)\\s*=\\s*([1-9][0-9]{0,5})");

  /** Reads the written form; empty when it is none. */
  public static Optional<PoolDeclaration> find(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new PoolDeclaration(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** What is said of an asset whose pool nothing declares. */
  public static Problem unknown(String asset, String pool, List<String> declared) {
    List<String> close = Suggestions.closest(pool, declared, 1);
    String remedy = close.isEmpty()
        ? "Declare it with its number of places: @AssetModule(pools = \"%s=1\").".formatted(pool)
        : "Did you mean '%s'?".formatted(close.get(0));
    return Problem.of(
        RuleCode.UNKNOWN_POOL,
        "'%s' takes places of the pool '%s', which no module declares.".formatted(asset, pool),
        remedy);
  }
}
