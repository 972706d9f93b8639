package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.lint.Determinism;
import dev.assetwright.processor.lint.Finding;
import dev.assetwright.processor.model.UnitDeclaration;

/** Equal inputs, code and configuration give equal data: nothing else tells whether it is up to date. */
final class DeterminismValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Determinism determinism = new Determinism(scene.trees(), scene.language().elements());
    for (UnitDeclaration unit : scene.graph().declarations().units()) {
      scene.progress().at(unit.owner().qualifiedName());
      determinism.find(unit).forEach(finding -> report(finding, scene));
    }
  }

  private static void report(Finding finding, Scene scene) {
    switch (finding.habit()) {
      case CLOCK ->
        add(
            finding,
            Code.READS_CLOCK,
            "'%s' answers with another time in each run, of which no version tells.",
            "Take the time from the partition or the data; when it was made is kept beside the data anyway.",
            scene);
      case RANDOM ->
        add(
            finding,
            Code.READS_RANDOM,
            "'%s' gives something else in each run, so equal inputs make unequal data.",
            "Give it a seed, or make it from the data, as UUID.nameUUIDFromBytes does.",
            scene);
      case ENVIRONMENT ->
        add(
            finding,
            Code.READS_ENVIRONMENT,
            "'%s' is read past the configuration, so nothing becomes stale when it changes.",
            "Take it by the constructor, in a @Config record.",
            scene);
      case PLATFORM_DEFAULT ->
        add(
            finding,
            Code.PLATFORM_DEFAULT,
            "'%s' goes by how the machine is set up, so the data depends on where it was made.",
            "Say which zone, charset or language: ZoneId.of(\"Europe/London\"), StandardCharsets.UTF_8, Locale.ROOT.",
            scene);
      case UNORDERED ->
        add(
            finding,
            Code.UNORDERED_OUTPUT,
            "'%s' holds things in no stated order, in which they are returned: equal data may look changed.",
            "Sort what is returned, or use a TreeMap, TreeSet, LinkedHashMap or LinkedHashSet.",
            scene);
    }
  }

  private static void add(Finding finding, Code code, String headline, String remedy, Scene scene) {
    scene.messages().add(code, finding.place(), headline.formatted(finding.written()), remedy);
  }
}
