package dev.assetwright.cli;

import dev.assetwright.contract.ContractViews.Accepted;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assetwright contract accept}: writes what is compiled into the locks. */
@Command(
    name = "accept",
    description = "Accepts contracts as they are compiled: adds them to their locks, with who reads"
        + " what. Of contracts of others it accepts what is read now.")
final class ContractAcceptCommand implements Action {
  @Parameters(
      paramLabel = "CONTRACT",
      arity = "0..*",
      description = "Which, by key; none means all that changed.")
  private List<String> contracts = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Also what breaks a promise: the versions that promised it are dropped.")
  private boolean force;

  @Mixin
  private ContractFolder folder = new ContractFolder();

  /** The names are those in JSON. */
  record Answer(List<Accepted> accepted) {
    Answer {
      accepted = List.copyOf(accepted);
    }
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    return folder.read(invocation, project -> {
      List<Accepted> accepted = project.accept(contracts, force);
      if (invocation.options().json) {
        invocation.answer(new Answer(accepted));
      } else {
        print(accepted, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(List<Accepted> accepted, Invocation invocation) {
    if (accepted.isEmpty()) {
      invocation.out("All contracts are as they were accepted.");
    }
    for (Accepted lock : accepted) {
      invocation.out("%s %s is in %s.".formatted(lock.contract(), lock.version(), lock.file()));
      if (!lock.dropped().isEmpty()) {
        invocation.out("  Dropped: version %s.".formatted(Words.list(lock.dropped())));
      }
    }
    if (!accepted.isEmpty()) {
      invocation.err("Keep the files in version control, together with the change.");
    }
  }
}
