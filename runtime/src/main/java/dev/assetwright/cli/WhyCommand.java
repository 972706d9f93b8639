package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.CodeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright why}: the causes of one asset's state. */
@Command(
    name = "why",
    description = "Says why an asset, or one of its partitions, is stale, missing or up to date.",
    footer = {
      "%nExamples:",
      "  assetwright why mart/daily_sales",
      "  assetwright why daily_sales --partition 2010-12-01",
      "  assetwright why daily_sales --methods",
    })
final class WhyCommand implements Action {
  @Parameters(paramLabel = "ASSET", description = "Its key, as far as it is unambiguous.")
  private String asset = "";

  @Option(
      names = "--partition",
      paramLabel = "KEY",
      description = "Which; the newest that is not up to date when left out.")
  private @Nullable String partition;

  @Option(
      names = "--methods",
      description = "Lists the methods of changed code, each with its old and its new hash;"
          + " all methods when no code changed.")
  private boolean methods;

  /** The names are those in JSON. */
  record Answer(
      String asset,
      @Nullable String partition,
      String status,
      String why,
      List<CauseView> causes,
      List<CodeView> code,
      List<String> notSeen) {
    static Answer of(AssetView view, Application application) {
      String status = view.partitionStatus() == null ? view.status() : view.partitionStatus();
      return new Answer(
          view.key(),
          view.partition(),
          status,
          view.why(),
          view.causes(),
          code(view, application),
          view.code().warnings());
    }

    /** Of the assets whose code is a cause; of the asset itself when none is. */
    private static List<CodeView> code(AssetView view, Application application) {
      Map<String, CodeView> compared = new LinkedHashMap<>();
      for (CauseView cause : view.causes()) {
        if (cause.kind().equals("code")) {
          compared.computeIfAbsent(
              cause.asset(), asset -> application.code(asset, cause.partition()));
        }
      }
      if (compared.isEmpty() && !view.kind().equals("external")) {
        compared.put(view.key(), application.code(view.key(), view.partition()));
      }
      return List.copyOf(compared.values());
    }
  }

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      Answer answer = Answer.of(application.asset(asset, partition), application);
      if (invocation.options().json) {
        invocation.answer(answer);
      } else {
        print(answer, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private void print(Answer answer, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    String status = terminal.paint(Style.of(answer.status()), answer.status());
    invocation.out("%s is %s.".formatted(Words.cell(answer.asset(), answer.partition()), status));
    Words.wrap(answer.why(), terminal.width()).forEach(invocation::out);
    CauseText.lines(answer.causes(), terminal.width()).forEach(invocation::out);
    answer.notSeen().stream()
        .flatMap(unseen -> Words.wrap("Not seen: " + unseen, terminal.width()).stream())
        .forEach(invocation::out);
    if (methods) {
      answer.code().stream()
          .flatMap(code -> CodeText.lines(code, terminal).stream())
          .forEach(invocation::out);
    }
  }
}
