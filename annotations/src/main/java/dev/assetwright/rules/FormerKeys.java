package dev.assetwright.rules;

/** What is said of former keys, whoever finds it: the compiler in one module, or the start in all of them. */
public final class FormerKeys {
  private FormerKeys() {}

  /** An asset still has the key that another had. */
  public static Problem declared(AssetKey key, AssetKey former, String where) {
    return Problem.of(
        RuleCode.BAD_FORMERLY,
        "'%s' was '%s' before, but that is declared still.".formatted(key, former),
        "It is declared at %s.".formatted(where),
        "Remove or rename that one, or take the former key away.");
  }

  /** Two assets want the history of one key. */
  public static Problem claimedTwice(AssetKey former, AssetKey first, AssetKey second) {
    return Problem.of(
        RuleCode.BAD_FORMERLY,
        "'%s' was '%s' before, and so was '%s'.".formatted(second, former, first),
        "The history of one asset goes on in one.");
  }
}
