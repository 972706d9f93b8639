package dev.assetwright.cli;

import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.CauseView;
import java.util.List;
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
    })
final class WhyCommand implements Action {
  @Parameters(paramLabel = "ASSET", description = "Its key, as far as it is unambiguous.")
  private String asset = "";

  @Option(
      names = "--partition",
      paramLabel = "KEY",
      description = "Which; the newest that is not up to date when left out.")
  private @Nullable String partition;

  /** The names are those in JSON. */
  record Answer(
      String asset, @Nullable String partition, String status, String why, List<CauseView> causes) {
    static Answer of(AssetView view) {
      String status = view.partitionStatus() == null ? view.status() : view.partitionStatus();
      return new Answer(view.key(), view.partition(), status, view.why(), view.causes());
    }
  }

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      Answer answer = Answer.of(application.asset(asset, partition));
      if (invocation.options().json) {
        invocation.answer(answer);
      } else {
        print(answer, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(Answer answer, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    String status = terminal.paint(Style.of(answer.status()), answer.status());
    invocation.out("%s is %s.".formatted(Words.cell(answer.asset(), answer.partition()), status));
    Words.wrap(answer.why(), terminal.width()).forEach(invocation::out);
    CauseText.lines(answer.causes(), terminal.width()).forEach(invocation::out);
  }
}
