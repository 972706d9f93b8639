package dev.assetwright.model;

import java.util.List;

/**
 * What code was compiled by and ran with. It is no part of a code version: it is kept beside, so that people can see what
 * else changed.
 *
 * @param java the version of the Java that runs
 * @param compilers what is known of how the reached classes were compiled, sorted: {@code Java 17 class files, JDK 25}
 * @param libraries the jars of others that the code reaches, sorted by name
 */
public record CodeEnvironment(String java, List<String> compilers, List<Library> libraries) {
  public CodeEnvironment {
    compilers = List.copyOf(compilers);
    libraries = List.copyOf(libraries);
  }

  /**
   * A jar of others.
   *
   * @param name {@code group:artifact} as far as the jar says so, else the file's name without its version
   * @param version as the jar or its file's name says; empty when neither does
   * @param crc of its content, 8 hex digits
   */
  public record Library(String name, String version, String crc) {}
}
