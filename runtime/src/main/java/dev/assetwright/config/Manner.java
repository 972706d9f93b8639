package dev.assetwright.config;

/** How people give settings, so that messages tell them in their own words. */
public enum Manner {
  /** A program reads a file and its environment, and takes options. */
  PROGRAM {
    @Override
    String advice(String name) {
      return "Put it into %s, set %s, or add --set %s=…"
          .formatted(
              ConfigurationSources.FILE, SettingKey.variable(SettingKey.canonical(name)), name);
    }

    @Override
    String nothing(String text) {
      return "'--set %s' sets nothing; write --set key=value, such as --set %s=4."
          .formatted(text, EngineSettings.PREFIX + ".workers");
    }
  },
  /** A test says everything itself. */
  TEST {
    @Override
    String advice(String name) {
      return "Set it in the test: project.set(\"%s\", …) or @AssetTest(set = \"%s=…\")"
          .formatted(name, name);
    }

    @Override
    String nothing(String text) {
      return "'%s' sets nothing; write project.set(\"key\", value).".formatted(text);
    }
  };

  /** What to do about a setting that is missing. */
  abstract String advice(String name);

  /** What to do about an option that has no key. */
  abstract String nothing(String text);
}
