package dev.assetwright.rules.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an asset that may say which of its partitions are meant: {@code sales_file}, {@code sales[-6..0]}.
 *
 * @param reference the key, whole or as far as unambiguous
 * @param partitions what stands in brackets behind it, as in {@link dev.assetwright.From#partitions}; empty for nothing
 */
public record MappedReference(String reference, String partitions) {
  private static final Pattern MAPPED = Pattern.compile("([^\\[\\]]*)\\[([^\\[\\]]+)\\]");

  /** Takes a text apart. One whose brackets are not a pair at its end, or are empty, is all reference: none that exists. */
  public static MappedReference parse(String text) {
    Matcher mapped = MAPPED.matcher(text);
    return mapped.matches() && !mapped.group(2).isBlank()
        ? new MappedReference(mapped.group(1).strip(), mapped.group(2).strip())
        : new MappedReference(text, "");
  }

  /** Returns the written form; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return partitions.isEmpty() ? reference : reference + "[" + partitions + "]";
  }
}
