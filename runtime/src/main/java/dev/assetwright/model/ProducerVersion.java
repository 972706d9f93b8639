package dev.assetwright.model;

import java.util.regex.Pattern;

/**
 * The logic of a producer as it is now.
 *
 * @param code its code version
 * @param config the fingerprint of the configuration its class takes; empty without any
 */
public record ProducerVersion(String code, String config) {
  private static final Pattern FILES = Pattern.compile("\\+[0-9a-f]{16}$");

  /** Returns a code version that is not derived of compiled code, together with the files that count beside it. */
  public static String withFiles(String code, String hashOfFiles) {
    return code + "+" + hashOfFiles;
  }

  /** Whether two such code versions differ by nothing but the content of their files. */
  public static boolean differByFiles(String code, String other) {
    return !code.equals(other)
        && FILES.matcher(code).replaceFirst("").equals(FILES.matcher(other).replaceFirst(""));
  }
}
