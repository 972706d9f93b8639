package dev.assetwright.config;

import dev.assetwright.Config;
import java.util.List;

/**
 * What can be set about code versions.
 *
 * @param libraries the jars that count as own code: {@code group:artifact}, or the artifact alone
 */
@Config("codeVersion")
public record CodeVersionSettings(@Config.Default("") List<String> libraries) {
  public CodeVersionSettings {
    libraries = List.copyOf(libraries);
  }
}
