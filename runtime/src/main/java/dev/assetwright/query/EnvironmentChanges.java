package dev.assetwright.query;

import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.CodeEnvironment.Library;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what of the environment differs between two times, beside the code; none of it makes stale. Pure. */
final class EnvironmentChanges {
  private EnvironmentChanges() {}

  /** Returns a sentence for each difference. */
  static List<String> between(CodeEnvironment before, CodeEnvironment now) {
    List<String> sentences = new ArrayList<>();
    if (!before.compilers().equals(now.compilers())) {
      sentences.add("Compiled as %s, before as %s."
          .formatted(
              String.join(" and ", now.compilers()), String.join(" and ", before.compilers())));
    }
    if (!before.java().equals(now.java())) {
      sentences.add("Runs on Java %s, before on %s.".formatted(now.java(), before.java()));
    }
    Map<String, Library> known = new HashMap<>();
    before.libraries().forEach(library -> known.put(library.name(), library));
    for (Library library : now.libraries()) {
      Library former = known.get(library.name());
      if (former != null && !former.equals(library)) {
        sentences.add(
            former.version().equals(library.version())
                ? "Library %s %s has another content than before, which makes nothing stale."
                    .formatted(library.name(), library.version())
                : "Library %s is %s, before %s, which makes nothing stale."
                    .formatted(library.name(), library.version(), former.version()));
      }
    }
    return sentences;
  }

  /** Returns the environment in a few words each. */
  static List<String> texts(CodeEnvironment environment) {
    List<String> texts = new ArrayList<>();
    texts.add("Java " + environment.java());
    texts.addAll(environment.compilers());
    environment
        .libraries()
        .forEach(library ->
            texts.add("%s %s".formatted(library.name(), library.version()).strip()));
    return texts;
  }
}
