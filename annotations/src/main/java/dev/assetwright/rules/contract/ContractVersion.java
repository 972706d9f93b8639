package dev.assetwright.rules.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a contract. Written {@code 1.4}; compared by its numbers.
 *
 * @param major raised for what breaks promises
 * @param minor raised for what keeps them
 */
public record ContractVersion(int major, int minor) implements Comparable<ContractVersion> {
  private static final Pattern WRITTEN = Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");

  /** Reads the written form; empty when the text is none. */
  public static Optional<ContractVersion> find(String text) {
    Matcher numbers = WRITTEN.matcher(text);
    return numbers.matches()
        ? Optional.of(new ContractVersion(
            Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  /** Reads the written form. */
  public static ContractVersion parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException(
            "'%s' is not a version: write major and minor, such as 1.0.".formatted(text)));
  }

  /** The next version that may break promises. */
  public ContractVersion nextMajor() {
    return new ContractVersion(major + 1, 0);
  }

  @Override
  public int compareTo(ContractVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  /** Returns the written form. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
