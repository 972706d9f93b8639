package dev.assetwright.boot;

import dev.assetwright.StartupTask;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.query.CodeDetails;
import java.util.ArrayList;
import java.util.List;

/** Tells the application what it may say about loaded code. */
final class CodeFactsReader {
  private CodeFactsReader() {}

  static LocalApplication.CodeFacts read(LoadedCode code, HomeEnvironment environment) {
    List<String> notices = new ArrayList<>(code.notices());
    for (StartupTask task : code.startupTasks()) {
      task.notice(environment).ifPresent(notices::add);
    }
    return new LocalApplication.CodeFacts(environment.clock().instant(), details(code), notices);
  }

  private static CodeDetails details(LoadedCode code) {
    return producer -> code.calls(producer)
        .map(calls -> new CodeDetails.Details(
            code.parts(producer),
            calls,
            code.warnings(producer),
            code.environment(producer).orElseThrow()));
  }
}
