package dev.assetwright.processor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Whether other processors may take part, which could generate further classes with assets. */
final class OtherProcessors {
  private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

  private OtherProcessors() {}

  /** Whether nobody but this one offers a processor in the place that compilers take them from; false where that cannot be told. */
  static boolean none() {
    ClassLoader loader = OtherProcessors.class.getClassLoader();
    Set<String> offered = new HashSet<>();
    try {
      for (URL list : Collections.list(loader.getResources(SERVICE))) {
        offered.addAll(names(list));
      }
    } catch (IOException e) {
      return false;
    }
    return offered.equals(Set.of(AssetwrightProcessor.class.getName()));
  }

  private static Set<String> names(URL list) throws IOException {
    URLConnection connection = list.openConnection();
    // A cached jar would stay open in a build tool that lives on.
    connection.setUseCaches(false);
    Set<String> names = new HashSet<>();
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int comment = line.indexOf('#');
        String name = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
